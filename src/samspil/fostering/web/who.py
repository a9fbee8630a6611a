"""Who can see a placement in a foster family."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.fostering import service
from samspil.look import service as look
from samspil.trail import service as trail


@require_safe
@needs(Word.PLACEMENT_READ)
def of_care(request: Any, care: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.care(care, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="fostering.who", record_kind="care", record=care, case=found.case_id)
    day = look.day_asked(request)
    back = reverse("fostering:of_case", args=[found.case_id]) + f"?care={care}"
    shown = {
        "seen": look.seen(day, service.who_could_care(found, at=day.at), us=actor.institution),
        "title": _("Who can see this placement"),
        "what": _("What the family must know, visits, contact, check-ins, allowances. Nobody else at the table sees them."),
        "nobody": _("Nobody could see it then."), "back_words": _("Back to the placement"), "back_url": back,
        "no_end": _("as long as the placement runs"),
    }  # fmt: skip
    return render(request, "look/who.html", shown)
