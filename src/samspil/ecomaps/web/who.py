"""Who can see a tie."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.ecomaps import service
from samspil.ground.errors import NotFound
from samspil.look import service as look
from samspil.trail import service as trail


@needs(Word.MAP_READ)
@require_safe
def who(request: Any, case_id: UUID, tie_id: UUID) -> HttpResponse:
    """Who can see the tie, by which rule; with `on`, who could at the end of that day."""
    tie = service.tie(tie_id, for_=request.actor, at=request.now)
    if tie.case_id != case_id:
        raise NotFound
    trail.seen(
        by=request.actor, at=request.now, act="ecomaps.who", record_kind="tie", record=tie_id, case=case_id
    )
    day = look.day_asked(request)
    shows = {
        "case": tie.case, "here": _("Who can see this"),
        "seen": look.seen(day, service.who_could(tie, at=day.at), us=request.actor.institution),
        "title": _("Who can see this tie"),
        "what": _("Who is tied to whom, how it is and how it was, for everybody at the table who knows these people."),
        "nobody": _("Nobody could see it then. It had not been written."),
        "back_url": reverse("ecomaps:tie", args=[case_id, tie_id]), "back_words": _("Back to the tie"),
    }  # fmt: skip
    return render(request, "ecomaps/who.html", shows)
