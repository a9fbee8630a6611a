"""What the statutory return says about a child beyond the placement history."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.exchange import service as exchange
from samspil.fostering import service as fostering
from samspil.fostering.terms import setting_of
from samspil.look import service as look
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


@needs(Word.PLACEMENT_READ)
@require_safe
def who(request: Any, case: UUID) -> HttpResponse:
    """Who can see the placement history that the reader's institution noted; with `on`, who could on that day."""
    header = cases.header(case, for_=request.actor, at=request.now)
    trail.seen(
        by=request.actor, at=request.now, act="exchange.who", record_kind="case", record=case, case=case
    )
    us, day = request.actor.institution, look.day_asked(request)
    shown = {
        "header": header, "seen": look.seen(day, fostering.who_could(header.case, us, at=day.at), us=us),
        "title": _("Who can see the placement history"),
        "what": _("Placements, reviews and absences as your institution noted them. They are its own: nobody else at the table sees them."),
        "nobody": _("Nobody could see it then."),
        "back_url": reverse("exchange:kept", args=[case]), "back_words": _("Back"),
    }  # fmt: skip
    return render(request, "exchange/who.html", shown)
