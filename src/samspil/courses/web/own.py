"""A family's course days and certificates on its phone. Nothing of a child is read here."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from samspil.access.service import Actor, signed_in
from samspil.courses import service
from samspil.fostering import service as fostering
from samspil.look.service import panels
from samspil.trail import service as trail


@require_safe
@signed_in
def days(request: Any) -> HttpResponse:
    """What the family has of its year, what is to come, what it was at."""
    eyes = _arrive(request)
    own = service.own_year(for_=eyes, at=request.now)
    trail.seen(by=eyes, at=request.now, act="courses.own", record_kind="foster_family", record=own.family.pk)
    return _page(request, eyes, "days", own.family.institution, own=own, row=own.row)


@require_safe
@signed_in
def proof(request: Any, place: UUID) -> HttpResponse:
    """The certificate of one day, to show or to print."""
    eyes = _arrive(request)
    row = service.own_proof(place, for_=eyes, at=request.now)
    trail.seen(
        by=eyes, at=request.now, act="courses.own_proof", record_kind="foster_family", record=row.family_id
    )
    return _page(request, eyes, "proof", row.day.institution, place=row)


def _arrive(request: Any) -> Actor:
    eyes = fostering.eyes_of(request.actor, at=request.now)
    timezone.activate(ZoneInfo(eyes.time_zone))
    return eyes


def _page(request: Any, eyes: Actor, name: str, home: Any, **told: Any) -> HttpResponse:
    shown = {
        "service": home, "calls": panels("at_home_call", eyes=eyes, at=request.now), "now": request.now, "tab": name,
        "today": eyes.day(request.now),
    }  # fmt: skip
    answer = render(request, f"courses/own/{name}.html", shown | told)
    answer["Cache-Control"] = "no-store, private"
    return answer
