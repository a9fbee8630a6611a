"""Somebody's consents, one of them, taking it back, its signed paper."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Word, needs
from samspil.consents import service as consents
from samspil.consents.terms import LAST_DAYS, SOON_DAYS, Scope, State
from samspil.consents.web.forms import WithdrawForm
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import (
    Rests,
    add_problems,
    day_asked,
    handed_out,
    mark_of,
    panels,
    see_other,
    seen,
    stands,
)
from samspil.people import service as people
from samspil.people.terms import LANGUAGES
from samspil.trail import service as trail

TONES = {State.RUNNING: "ok", State.TO_COME: "info", State.ENDED: "", State.WITHDRAWN: "bad"}
page_methods = require_http_methods(["GET", "HEAD", "POST"])


def back(request: HttpRequest, person: UUID) -> str:
    """Where the reader came from, if that is one of our own pages; else the person's page."""
    return own_page(request, "back") or reverse("people:show", args=[person])


def own_page(request: HttpRequest, name: str) -> str:
    """The address of one of our own pages that the reader brought along, or nothing."""
    asked = request.POST.get(name) or request.GET.get(name) or ""
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if ours else ""


def saw(request: Any, act: str, person: UUID, consent: UUID | None = None) -> None:
    trail.seen(
        by=request.actor, at=request.now, act=act, record_kind="consent" if consent else "person",
        record=consent or person,
    )  # fmt: skip


def begin(request: Any, person: UUID, consent: UUID) -> Any:
    """The consent, if the reader's institution recorded it or is named by it."""
    found = consents.get(consent, for_=request.actor)
    if found.person_id != person:
        raise NotFound
    return found


def shown(consent: Any, request: Any) -> dict[str, Any]:
    """One consent as lists and pages show it."""
    state = consents.state(consent, at=request.now)
    left = consent.until - request.now
    ours = consent.institution_id == request.actor.institution
    return {
        "it": consent,
        "to": consents.recipient(consent),
        "scope": [str(Scope(value).label) for value in Scope.values if value in consent.scope],
        "state": state,
        "label": capfirst(str(state.label)),
        "tone": TONES[state],
        "soon": state == State.RUNNING and left <= dt.timedelta(days=SOON_DAYS),
        "pressing": state == State.RUNNING and left <= dt.timedelta(days=LAST_DAYS),
        "last_day": consents.last_day(consent, zone=request.actor.law_zone),
        "ours": ours,
        "language": LANGUAGES.get(consent.language, consent.language),
    }


@needs(Word.CASE_READ)
@require_safe
def listing(request: Any, person: UUID) -> HttpResponse:
    """What was agreed about somebody: what runs first, what has ended below."""
    found = people.get(person, for_=request.actor)
    rows = [shown(c, request) for c in consents.of_person(person, for_=request.actor)]
    running = [r for r in rows if r["state"] in (State.RUNNING, State.TO_COME)]
    shows = {
        "person": found,
        "running": sorted(running, key=lambda r: r["it"].until),
        "over": [r for r in rows if r not in running],
        "may_write": request.actor.may(Word.CONSENT_WRITE),
        "back": back(request, person),
    }
    saw(request, "consents.list", person)
    return render(request, "consents/list.html", shows)


@needs(Word.CASE_READ)
@require_safe
def show(request: Any, person: UUID, consent: UUID) -> HttpResponse:
    found = begin(request, person, consent)
    ends = consents.state(found, at=request.now) in (State.RUNNING, State.TO_COME)
    renewed = getattr(found, "renewed_by", None)
    shows = {
        "person": found.person,
        "shown": shown(found, request),
        "may_withdraw": ends and consents.may(found, "withdraw", for_=request.actor),
        "may_renew": renewed is None and consents.may(found, "renew", for_=request.actor),
        "may_paper": found.scan_id and consents.may(found, "paper", for_=request.actor),
        "renewed": renewed,
        "panels": panels("consent", consent=found, for_=request.actor, at=request.now),
        "knows": bool(people.several([person], for_=request.actor)),
        "on": _on(request, found),
    }
    saw(request, "consents.show", person, consent)
    return render(request, "consents/show.html", shows)


def _on(request: Any, found: Any) -> Rests:
    """An open page of a consent rests on how it stands, and on whether the person is known here."""
    state = consents.state(found, at=request.now)
    knows = bool(people.several([found.person_id], for_=request.actor))
    ends = {State.RUNNING: found.until, State.TO_COME: found.since}.get(state)
    still_ = reverse("consents:still", args=[found.person_id, found.pk])
    return Rests(still_, mark_of([state, f"knows:{knows}"]), ends, request.now)


@needs(Word.CASE_READ)
@require_safe
def still(request: Any, person: UUID, consent: UUID) -> HttpResponse:
    """Asked in the background by the open page of a consent."""
    return stands(_on(request, begin(request, person, consent)).mark)


@needs(Word.CONSENT_WRITE)
@page_methods
def withdraw(request: Any, person: UUID, consent: UUID) -> HttpResponse:
    """Somebody takes it back: one short form, because nothing may stand in their way."""
    found = begin(request, person, consent)
    form = WithdrawForm(request.POST or None, initial={"told_by": found.giver.name, "how": "said"})
    if request.method == "POST" and form.is_valid():
        try:
            consents.withdraw(by=request.actor, at=request.now, consent=found, **form.cleaned_data)
        except Invalid as problem:
            add_problems(form, problem)
        else:
            return see_other("consents:show", person, consent)
    if request.method != "POST":
        saw(request, "consents.withdraw", person, consent)
    shows = {
        "person": found.person, "shown": shown(found, request), "form": form,
        "panels": panels("consent", consent=found, for_=request.actor, at=request.now),
    }  # fmt: skip
    return render(request, "consents/withdraw.html", shows, status=422 if form.errors else 200)


@needs(Word.CASE_READ)
@require_safe
def words(request: Any, person: UUID, consent: UUID) -> HttpResponse:
    """A recorded consent in plain words, for the family to keep."""
    found = begin(request, person, consent)
    facts = consents.Facts(
        person=found.person.name, told_by=found.institution.name, told_to=consents.recipient(found),
        scope=tuple(found.scope), scope_note=found.scope_note, purpose=found.purpose, matter=found.matter,
        since=request.actor.day(found.since), until=consents.last_day(found, zone=request.actor.law_zone),
    )  # fmt: skip
    plain = consents.plain(facts, language=found.language, otherwise=request.actor.language)
    saw(request, "consents.paper", person, consent)
    shows = {"plain": plain, "language": LANGUAGES.get(found.language, found.language), "signed": found}
    return render(request, "consents/words.html", shows)


@needs(Word.CASE_READ)
@require_safe
def signed(request: Any, person: UUID, consent: UUID) -> HttpResponse:
    """The scan of the signed paper. The name of the file says nothing about anybody."""
    found = begin(request, person, consent)
    opened = consents.scan(found, for_=request.actor)
    trail.left(by=request.actor, at=request.now, act="consents.signed", record_kind="consent", record=consent)
    return handed_out(
        opened.content, opened.media_type, f"consent-{found.signed_on:%Y-%m-%d}.{opened.ending}"
    )


@needs(Word.CASE_READ)
@require_safe
def who(request: Any, person: UUID, consent: UUID) -> HttpResponse:
    """Who can see the consent, by which rule; with `on`, who could at the end of that day."""
    found = begin(request, person, consent)
    saw(request, "consents.who", person, consent)
    day = day_asked(request)
    shows = {
        "person": found.person, "here": _("Consent"),
        "seen": seen(day, consents.who_could(found, at=day.at), us=request.actor.institution),
        "title": _("Who can see this consent"),
        "what": _("What was agreed, who agreed and how. A withdrawn or ended consent stays to be read."),
        "nobody": _("Nobody could see it then. It had not been recorded."), "no_end": _("as long as it is kept"),
        "back_url": reverse("consents:show", args=[person, consent]), "back_words": _("Back to the consent"),
    }  # fmt: skip
    return render(request, "consents/who.html", shows)
