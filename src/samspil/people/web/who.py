"""Who can see what is known of a person, one address, and a possible double."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.look import service as look
from samspil.people import service as people
from samspil.people.web.views import begin
from samspil.trail import service as trail


def _page(request: Any, person: Any, who: Any, **words: Any) -> HttpResponse:
    day = look.day_asked(request)
    told = people.told_of(person, who(day.at), for_=request.actor, at=day.at)
    shows = {
        "seen": look.seen(day, told, us=request.actor.institution),
        "nobody": _("Nobody of yours could see it then."), "no_end": _("as long as it works with them"),
        "others": _("Other institutions may know this person by their own work. Who they are is theirs to tell."),
        "back_url": reverse("people:show", args=[person.pk]), "back_words": _("Back to the person"),
    }  # fmt: skip
    return render(request, "look/who.html", shows | words)


@needs(Word.CASE_READ)
@require_safe
def who(request: Any, person: UUID) -> HttpResponse:
    """Your colleagues, and institutions at a common table; now, or at the end of a day."""
    _actor, found = begin(request, person, "people.who")
    return _page(
        request, found, lambda at: people.who_could(found, at=at), title=_("Who can see this person"),
        what=_("Name, birthday, languages, how to reach them, and addresses that nobody protects."),
    )  # fmt: skip


@needs(Word.CASE_READ)
@require_safe
def of_address(request: Any, person: UUID, address: UUID) -> HttpResponse:
    """The same of one address; of a protected one that another institution noted, there is nothing."""
    _actor, found = begin(request, person, "people.who")
    one = people.address(address, person=found, for_=request.actor)
    words = _("Protected: only the institution that noted it sees it. That is told as it is today.")
    return _page(
        request, found, lambda at: people.who_could_address(one, at=at), title=_("Who can see this address"),
        what=words if one.protected else _("Nobody protects it. Whoever knows the person sees it."),
    )  # fmt: skip


@needs(Word.PERSON_MERGE)
@require_safe
def of_double(request: Any, double: UUID) -> HttpResponse:
    """Who can see a possible double, and what was said of it."""
    found = people.double(double, for_=request.actor)
    for record in (found.first_id, found.second_id):
        trail.seen(by=request.actor, at=request.now, act="people.who", record_kind="person", record=record)
    return look.who_page(
        request, lambda at: people.who_could_double(found, at=at), title=_("Who can see this possible double"),
        what=_("Two records, what speaks for one person and for two, and what somebody said of it."),
        back=reverse("people:double", args=[double]), no_end=_("as long as it works with them"),
    )  # fmt: skip
