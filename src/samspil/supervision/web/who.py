"""Who can see a session, a family's development plan, a group with its board, a question to a specialist."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.look import service as look
from samspil.supervision import service
from samspil.supervision.web.year import supervises
from samspil.trail import service as trail


@require_safe
@supervises
def of_session(request: Any, session: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.session(session, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="supervision.who", record_kind="session", record=session)
    day = look.day_asked(request)
    shown = {
        "seen": look.seen(day, service.who_could(found, at=day.at), us=actor.institution),
        "title": _("Who can see this session"),
        "what": _("Who came, what was agreed, and notes in confidence."),
        "nobody": _("Nobody could see it then."), "back_words": found.get_kind_display(),
        "back_url": reverse("supervision:session", args=[session]), "no_end": _("as long as it works with them"),
    }  # fmt: skip
    return render(request, "look/who.html", shown)


@require_safe
@supervises
def of_plan(request: Any, growth: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.plan(growth, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="supervision.who", record_kind="growth", record=growth)
    day = look.day_asked(request)
    shown = {
        "seen": look.seen(day, service.who_could_plan(found, at=day.at), us=actor.institution),
        "title": _("Who can see this plan"), "what": _("Goals, how the days went, and what was seen together."),
        "nobody": _("Nobody could see it then."), "back_words": found.family.name,
        "back_url": reverse("supervision:family", args=[found.family_id]), "no_end": _("as long as it works with them"),
    }  # fmt: skip
    return render(request, "look/who.html", shown)


@require_safe
@supervises
def of_group(request: Any, group: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.group(group, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="supervision.who", record_kind="group", record=group)
    day = look.day_asked(request)
    shown = {
        "seen": look.seen(day, service.who_could_group(found, at=day.at), us=actor.institution),
        "title": _("Who can see this group"), "what": _("Its families, its sessions, and its board, which fewer read."),
        "nobody": _("Nobody could see it then."), "back_words": found.name,
        "back_url": reverse("supervision:group", args=[group]), "no_end": _("as long as it works with them"),
    }  # fmt: skip
    return render(request, "look/who.html", shown)


@require_safe
@supervises
def of_question(request: Any, question: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.question(question, for_=actor)
    trail.seen(by=actor, at=at, act="supervision.who", record_kind="specialist_question", record=question)
    day = look.day_asked(request)
    sights = service.who_could_question(found, at=day.at, for_=actor)
    shown = {
        "seen": look.seen(day, sights, us=actor.institution), "title": _("Who can see this question"),
        "what": _("What was asked, and the answer. Who asks without their name is named to nobody."),
        "nobody": _("Nobody could see it then."), "back_words": _("Back to the question"),
        "back_url": reverse("supervision:question", args=[question]), "no_end": _("as long as it is kept"),
    }  # fmt: skip
    return render(request, "look/who.html", shown)
