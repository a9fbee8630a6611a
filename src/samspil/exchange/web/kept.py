"""What the statutory return says about a child beyond the placement history."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.exchange import service as exchange
from samspil.fostering import service as fostering
from samspil.fostering.terms import setting_of
from samspil.trail import service as trail


@needs(Word.PLACEMENT_READ)
@require_safe
def kept(request: Any, case: UUID) -> HttpResponse:
    header = cases.header(case, for_=request.actor, at=request.now)
    tables = exchange.from_the_return(case, for_=request.actor, at=request.now)
    trail.seen(
        by=request.actor, at=request.now, act="exchange.kept", record_kind="case", record=case, case=case
    )
    history = fostering.history(header.case, for_=request.actor, at=request.now)
    placements = [(p, setting_of(p.code).label) for p in history.placements]
    return render(
        request, "exchange/kept.html", {"header": header, "tables": tables, "placements": placements}
    )
