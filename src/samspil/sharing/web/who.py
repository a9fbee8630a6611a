"""Who can see what crosses by one share, and who can see a question; now, or at the end of a day."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.look import service as look
from samspil.sharing import service as sharing
from samspil.sharing.web.answering import question_rests_on
from samspil.sharing.web.asking import saw
from samspil.sharing.web.lists import rests_on


@needs(Word.CASE_READ)
@require_safe
def of_share(request: Any, share: UUID) -> HttpResponse:
    found = sharing.share_known(share, for_=request.actor, at=request.now)
    saw(request, "sharing.who", found.about, "share", share)
    day, us = look.day_asked(request), request.actor.institution
    back = ("sharing:one", [share]) if found.to_id == us else ("cases:access", [found.about])
    shows = {
        "on": rests_on([found], request, reverse("sharing:one_still", args=[share])) if found.to_id == us else None,
        "seen": look.seen(day, cases.who_could_share(found, at=day.at), us=us),
        "title": _("Who can see what is shared"), "what": _("What crosses by this one share, to whom, and who gave it."),
        "nobody": _("Nobody could see it then. It had not been shared."), "no_end": _("as long as it is kept"),
        "back_url": reverse(back[0], args=back[1]), "back_words": _("Back"),
    }  # fmt: skip
    return render(request, "look/who.html", shows)


@needs(Word.CASE_READ)
@require_safe
def of_ask(request: Any, ask: UUID) -> HttpResponse:
    found = sharing.get(ask, for_=request.actor, at=request.now)
    own = sharing.own_case(found.child_id, for_=request.actor, at=request.now)
    saw(request, "sharing.who", own.pk if own else found.case_id if found.child_id else None, "ask", ask)
    day = look.day_asked(request)
    shows = {
        "on": question_rests_on(request, found),
        "seen": look.seen(day, sharing.who_could(found, at=day.at), us=request.actor.institution),
        "title": _("Who can see this question"), "what": _("What was asked, of whom, and what became of it."),
        "nobody": _("Nobody could see it then. It had not been asked."), "no_end": _("as long as it is kept"),
        "back_url": reverse("sharing:show", args=[ask]), "back_words": _("Back to the question"),
    }  # fmt: skip
    return render(request, "look/who.html", shows)
