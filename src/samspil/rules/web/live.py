"""Going live: which periods are set, which are missing and how to set them, and the button."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspil.access.service import Purpose, Word, needs
from samspil.institutions import service as institutions
from samspil.look.service import see_other
from samspil.rules import service
from samspil.rules.web.shown import shown


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Word.INSTITUTION_MANAGE, Purpose.MANAGEMENT)
def live(request: Any) -> HttpResponse:
    home = institutions.get(request.actor.institution, for_=request.actor)
    if request.method == "POST":
        service.go_live(by=request.actor, at=request.now, institution=home)
        messages.success(request, _("The institution is at work."))
        return see_other("rules:live")
    ready = service.readiness(home, on=timezone.localdate(request.now))
    context = {
        "home": home,
        "classes": [(c, shown(p) if p else None, waiting) for c, p, waiting in ready.classes],
        "missing": ready.missing,
        "may_propose": request.actor.may(Word.RULES_MANAGE),
    }
    return render(request, "rules/live.html", context)
