"""Who can see a call of the acute line, what was handed over of it, a call to learn from, and word that was left."""

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
            "advised, also who answers the family next."
        ),
        "nobody": _("Nobody could see it then."), "back_words": found.family.name if found.family else _("Back"),
        "back_url": reverse("line:call", args=[call]), "no_end": _("as long as it is kept"),
    }  # fmt: skip
    return render(request, "look/who.html", shown)


@require_safe
@needs(Word.LINE_ANSWER, Purpose.ACUTE_LINE)
def of_handover(request: Any, handover: UUID) -> HttpResponse:
    found = service.handover(handover, for_=request.actor)
    return _shown(
        request, lambda at: service.who_could_handed(found, at=at), call=found.call_id, title=_("Who can see this hand-over"),
        what=_("The summary, what is asked, the advice and what was agreed."), back=reverse("line:handover", args=[handover]),
    )  # fmt: skip


@require_safe
@needs(Word.LINE_ANSWER, Purpose.ACUTE_LINE)
def of_review(request: Any, review: UUID) -> HttpResponse:
    """Only for the two between whom it is; whoever leads learns how many were drawn, never which."""
    found = service.review(review, for_=request.actor, at=request.now)
    return _shown(
        request, lambda at: service.who_could_learn(found, at=at), call=found.call_id,
        title=_("Who can see this call to learn from"), back=reverse("line:review", args=[review]),
        what=_("What was written of the call, and what the colleague gives back. The call itself has a page of its own for this."),
    )  # fmt: skip


@require_safe
@needs(Word.LINE_ANSWER, Purpose.ACUTE_LINE)
def of_flag(request: Any, flag: UUID) -> HttpResponse:
    found = service.flag(flag, for_=request.actor, at=request.now)
    return _shown(
        request, lambda at: service.who_could_flag(found, at=at), flag=flag, title=_("Who can see this word for the next"),
        what=_("What somebody left for whoever answers a call of the same family next. It ends by itself."),
        back=reverse("line:desk", args=[found.line_id]),
    )  # fmt: skip


def _shown(
    request: Any, sights: Any, *, title: str, what: str, back: str, call: Any = None, flag: Any = None
) -> HttpResponse:
    actor, kind = request.actor, "call" if call else "flag"
    trail.seen(by=actor, at=request.now, act="line.who", record_kind=kind, record=call or flag)
    day = look.day_asked(request)
    shown = {
        "seen": look.seen(day, sights(day.at), us=actor.institution), "title": title, "what": what,
        "nobody": _("Nobody could see it then."), "back_words": _("Back"), "back_url": back,
        "no_end": _("as long as it is kept"),
    }  # fmt: skip
    return render(request, "look/who.html", shown)
