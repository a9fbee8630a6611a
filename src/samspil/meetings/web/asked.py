"""What every page of meetings begins with, and how a refusal is answered."""

import datetime as dt
import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samspil.access.service import Actor
from samspil.ground.errors import Refused
from samspil.meetings import service
from samspil.trail import service as trail


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, the moment, and the day where they work."""

    actor: Actor
    now: dt.datetime
    today: dt.date

    @property
    def who(self) -> dict[str, Any]:
        return {"by": self.actor, "at": self.now}

    @property
    def eyes(self) -> dict[str, Any]:
        return {"for_": self.actor, "at": self.now}

    def sheet(self, meeting: UUID) -> service.Sheet:
        return service.sheet(meeting, **self.eyes)

    def saw(self, act: str, sheet: service.Sheet) -> None:
        trail.seen(
            by=self.actor, at=self.now, act=act, record_kind="meeting", record=sheet.meeting.pk,
            case=sheet.meeting.case_id,
        )  # fmt: skip


def asked(request: Any) -> Asked:
    return Asked(request.actor, request.now, timezone.localdate(request.now))


def uuid_or_none(text: str | None) -> UUID | None:
    """An identifier from a form; anything else counts as not given."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


View = Callable[..., HttpResponse]


def says_why_not(view: View) -> View:
    """A refusal is said in words, with the way back; the actor may see the meeting, so 403 gives nothing away."""

    @functools.wraps(view)
    def answer(request: HttpRequest, meeting: UUID) -> HttpResponse:
        try:
            return view(request, meeting)
        except Refused as refused:
            shown = {"reason": refused.reason, "meeting": meeting}
            return render(request, "meetings/refused.html", shown, status=403)

    return answer
