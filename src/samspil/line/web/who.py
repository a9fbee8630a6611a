"""Who can see a call of the acute line."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.line import service
from samspil.look import service as look
from samspil.trail import service as trail


@require_safe
@needs(Word.LINE_ANSWER, Purpose.ACUTE_LINE)
def of_call(request: Any, call: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.call(call, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="line.who", record_kind="call", record=call)
    day = look.day_asked(request)
    sights = service.who_could(found, at=day.at) + service.who_learns(found, for_=actor, at=day.at)
    shown = {
        "seen": look.seen(day, sights, us=actor.institution), "title": _("Who can see this call"),
        "what": _(
            "What was written and agreed. That a call rings, and from whom if the number is known, the whole rota sees; what was "
            "advised, also who answers the family next. Calls back and hand-overs are told as they stand now."
        ),
        "nobody": _("Nobody could see it then."), "back_words": found.family.name if found.family else _("Back"),
        "back_url": reverse("line:call", args=[call]), "no_end": _("as long as it is kept"),
    }  # fmt: skip
    return render(request, "look/who.html", shown)
