"""Who can see a crisis."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.crisis import service
from samspil.look import service as look
from samspil.trail import service as trail


@require_safe
@needs(Word.CRISIS_SEE)
def of_crisis(request: Any, crisis: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.get(crisis, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="crisis.who", record_kind="crisis", record=crisis, case=found.case_id)
    day = look.day_asked(request)
    shown = {
        "seen": look.seen(day, service.who_could(found, at=day.at), us=actor.institution),
        "title": _("Who can see this"),
        "what": _("A crisis: calls, the log, the decision and the help at home. A protected place is told to fewer."),
        "nobody": _("Nobody could see it then."), "back_words": found.label, "back_url": reverse("crisis:show", args=[crisis]),
    }  # fmt: skip
    return render(request, "look/who.html", shown)
