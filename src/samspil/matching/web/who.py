"""Who can see a search for a foster family, and all that belongs to it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.look import service as look
from samspil.matching import service
from samspil.matching.web.common import base, get, seen


@require_safe
@needs(Word.MATCHING_DO)
def of_search(request: Any, search: UUID) -> HttpResponse:
    found = get(request, search)
    shown = base(request, found)
    seen(request, "matching.who", found, shown["children"])
    day = look.day_asked(request)
    shown = {
        "seen": look.seen(day, service.who_could(found, at=day.at), us=request.actor.institution),
        "title": _("Who can see this search"),
        "what": _(
            "What matters, bans, proposals, answers and decisions. They are your institution's own: nobody else at the "
            "table sees them."
        ),
        "nobody": _("Nobody could see it then."), "back_words": _("Back to the search"),
        "back_url": reverse("matching:show", args=[search]),
    }  # fmt: skip
    return render(request, "look/who.html", shown)
