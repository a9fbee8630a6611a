"""What was delivered, by municipality and quarter; and the list behind a figure, for the service of the families."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import NotFound
from samspil.supervision import service
from samspil.supervision.terms import LIST_SIZE, What
from samspil.supervision.web.year import chosen_year
from samspil.trail import service as trail

sees = needs(Word.PROGRAMME_SEE, Purpose.PROGRAMME)


@require_safe
@sees
def delivery(request: Any, programme: UUID) -> HttpResponse:
    """Who leads the programme sees each municipality with small numbers withheld, a municipality's own service all of its own."""
    actor, at, year = request.actor, request.now, chosen_year(request)
    found, told = service.picture(programme, year, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="supervision.delivery", record_kind="programme", record=found.pk)
    shown = {
        "programme": found, "year": year, "told": told, "numbers": (1, 2, 3, 4), "hidden": any(not one.opens for one in told),
    }  # fmt: skip
    return render(request, "supervision/delivery.html", shown)


@require_safe
@sees
def behind(request: Any, participation: UUID, year: int, number: int, what: str) -> HttpResponse:
    actor, at = request.actor, request.now
    if not 2000 <= year <= 2200:
        raise NotFound
    part, items = service.behind(participation, year, number, what, for_=actor, at=at)
    trail.seen(
        by=actor, at=at, act="supervision.behind", record_kind="participation", record=part.pk,
        details={"what": what, "year": year, "quarter": number},
    )  # fmt: skip
    typed = request.GET.get("from", "")
    start = int(typed) if typed.isdecimal() and len(typed) < 6 else 0
    counted = sum(item.yes for item in items)
    shown = {
        "part": part, "year": year, "number": number, "what": What(what), "items": items[start : start + LIST_SIZE],
        "counted": counted, "whole": len(items), "earlier": max(0, start - LIST_SIZE) if start else None,
        "later": start + LIST_SIZE if len(items) > start + LIST_SIZE else None,
        "good": what not in (What.WAITING, What.LEFT),
    }  # fmt: skip
    return render(request, "supervision/behind.html", shown)
