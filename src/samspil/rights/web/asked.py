"""What every page of the person's own file begins with: whose file is open here, and that it was looked at."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation

from samspil.access.service import Actor, open_to_all
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.rights import service as rights
from samspil.rights.terms import VISIT_LASTS
from samspil.trail import service as trail

VISIT = "own_file"


@dataclass(frozen=True, slots=True)
class Own:
    """Whose file is open, the eyes it is read with, and the moment. `visiting`: by an invitation, without an account."""

    reader: Any
    eyes: Actor
    now: dt.datetime
    visiting: bool

    def saw(self, act: str, kind: str = "reader", record: Any = None) -> None:
        trail.seen(
            by=self.eyes, at=self.now, act=act, record_kind=kind, record=record or self.reader.pk,
            case=self.reader.case_id,
        )  # fmt: skip


def visit(request: Any) -> tuple[UUID | None, bool]:
    """The reading that was opened in this browser, and whether one was that has run out."""
    kept = request.session.get(VISIT)
    if not kept:
        return None, False
    if dt.datetime.fromisoformat(kept["until"]) <= request.now:
        return None, True
    return UUID(kept["reader"]), False


def begin_visit(request: Any, reader: Any) -> None:
    """The file is open in this browser for a while, under a session of its own."""
    request.session.cycle_key()
    request.session[VISIT] = {"reader": str(reader.pk), "until": (request.now + VISIT_LASTS).isoformat()}


def end_visit(request: Any) -> None:
    request.session.pop(VISIT, None)


def speak(request: Any, reader: Any) -> None:
    """The person's language, unless they chose another one on our pages, and the time where the file is led."""
    if not request.user.is_authenticated and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(reader.language)
        request.LANGUAGE_CODE = reader.language
    timezone.activate(ZoneInfo(reader.case.institution.time_zone))


def closed_to_caches(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store, private"
    return answer


def own_file(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The page belongs to one reader: of this account, or of the invitation opened in this browser."""

    @wraps(view)
    def page(request: Any, reader: UUID, **more: Any) -> HttpResponse:
        with fence.lifted("a person reads their own file and acts for no institution"):
            return answered(request, reader, **more)

    def answered(request: Any, reader: UUID, **more: Any) -> HttpResponse:
        visiting, over = visit(request)
        try:
            found = rights.reader(reader, at=request.now, account=request.actor.account, visit=visiting)
        except NotFound:
            if over:
                end_visit(request)
                return closed_to_caches(render(request, "rights/over.html", status=403))
            raise
        speak(request, found)
        own = Own(found, rights.lens(found, request.now), request.now, visiting == found.pk)
        return closed_to_caches(view(request, own, **more))

    return open_to_all(
        "the page finds the person itself: by their account or by the invitation they opened here"
    )(page)


def language(request: HttpRequest) -> str:
    return str(getattr(request, "LANGUAGE_CODE", "") or translation.get_language() or "en")
