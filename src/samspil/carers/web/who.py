"""Who can see a foster family, what was said against one, and who comes to an evening."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.carers import service
from samspil.look import service as look
from samspil.trail import service as trail

reads = needs(Word.CARERS_READ, Purpose.FOSTERING)


@require_safe
@reads
def of_family(request: Any, family: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.get(family, for_=actor)
    trail.seen(by=actor, at=at, act="carers.who", record_kind="foster family", record=family)
    day = look.day_asked(request)
    shown = {
        "seen": look.seen(day, service.who_could(found, at=day.at), us=actor.institution),
        "title": _("Who can see this family"),
        "what": _("Name, home, checks, reports and decisions. What is said against the family is kept apart."),
        "nobody": _("Nobody could see it then."), "back_words": found.name, "back_url": reverse("carers:show", args=[family]),
        "no_end": _("as long as it works with them"),
    }  # fmt: skip
    return render(request, "look/who.html", shown)


@require_safe
@reads
def of_allegation(request: Any, allegation: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.allegation(allegation, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="carers.who", record_kind="allegation", record=allegation)
    day = look.day_asked(request)
    shown = {
        "seen": look.seen(day, service.who_could_allegation(found, at=day.at), us=actor.institution),
        "title": _("Who can see what was said"), "what": _("Something said against a family, kept apart from its page."),
        "nobody": _("Nobody could see it then."), "back_words": _("Back"),
        "back_url": reverse("carers:allegation", args=[allegation]),
    }  # fmt: skip
    return render(request, "look/who.html", shown)


@require_safe
@reads
def of_evening(request: Any, evening: UUID) -> HttpResponse:
    found = service.evening(evening, for_=request.actor)
    trail.seen(by=request.actor, at=request.now, act="carers.who", record_kind="evening", record=evening)
    return look.who_page(
        request, lambda at: service.who_could_evening(found, at=at), title=_("Who can see who comes"),
        what=_("Who has a place, and who was there. When and where it is stands on the public page too."),
        back=reverse("carers:evening", args=[evening]), no_end=_("as long as it is kept"),
    )  # fmt: skip
