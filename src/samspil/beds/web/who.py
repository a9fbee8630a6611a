"""Who can see a child's stay in a crisis bed, and what was found when it was asked after."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.beds import service
from samspil.look import service as look
from samspil.trail import service as trail


@require_safe
@needs(Word.BEDS_READ)
def of_stay(request: Any, stay: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.stay(stay, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="beds.who", record_kind="stay", record=stay, case=found.case_id)
    day = look.day_asked(request)
    shown = {
        "seen": look.seen(day, service.who_could(found, at=day.at), us=actor.institution),
        "title": _("Who can see this"),
        "what": _("A stay in a crisis bed: days, decisions and incidents. Nobody else at the table sees it."),
        "nobody": _("Nobody could see it then."), "back_words": found.case.child.short,
        "back_url": reverse("beds:stay", args=[stay]),
    }  # fmt: skip
    return render(request, "look/who.html", shown)


@require_safe
@needs(Word.BEDS_READ)
def of_followed(request: Any, followed: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.followed_row(followed, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="beds.who", record_kind="followed", record=followed, case=found.case_id)
    return look.who_page(
        request, lambda at: service.who_could_followed(found, at=at), title=_("Who can see this"),
        what=_("Where the child lives and what was found, after three, six and twelve months."),
        back=reverse("beds:later"), back_words=found.case.child.short,
    )  # fmt: skip
