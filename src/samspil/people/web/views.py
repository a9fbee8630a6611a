"""A person: facts, languages, addresses, and who is around them."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Word, needs
from samspil.ground.errors import Conflict, Invalid, NotFound
from samspil.look.service import Rests, add_problems, both, see_other, stands, with_revision
from samspil.people import service as people
from samspil.people.terms import LANGUAGES, UNKNOWN
from samspil.people.web import columns
from samspil.people.web.forms import AddressForm, AroundForm, BondForm, FactsForm, LanguagesForm
from samspil.trail import service as trail

NEW = "new"
FACTS = (
    "given_name",
    "family_name",
    "called",
    "born_on",
    "birth",
    "sex",
    "died_on",
    "phone",
    "email",
    "reach_note",
)
TIE = ("kind", "since", "until", "note")
page_methods = require_http_methods(["GET", "HEAD", "POST"])


def back(request: HttpRequest, person: UUID) -> str:
    """Where the reader came from, if that is one of our own pages; else the person's page."""
    asked = request.POST.get("back") or request.GET.get("back") or ""
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if ours else reverse("people:show", args=[person])


def begin(request: Any, person: UUID, act: str) -> tuple[Any, Any]:
    """The person, if the reader's institution knows them; the look is noted in the trail."""
    found = people.get(person, for_=request.actor)
    if request.method != "POST":
        trail.seen(by=request.actor, at=request.now, act=act, record_kind="person", record=person)
    return request.actor, found


def page(request: HttpRequest, person: Any, form: Any, title: str, verb: str, **more: Any) -> HttpResponse:
    status = 409 if more.get("conflict") or more.get("alike") else 422 if form.errors else 200
    shows = {
        "person": person,
        "form": form,
        "title": title,
        "verb": verb,
        "back": back(request, person.pk),
        **more,
    }
    return render(request, "people/change.html", shows, status=status)


@needs(Word.CASE_READ)
@require_safe
def show(request: Any, person: UUID) -> HttpResponse:
    actor, found = begin(request, person, "people.show")
    today = timezone.localdate(request.now)
    addresses, withheld = people.addresses(found, for_=actor)
    homes = people.homes(found, for_=actor)
    one = people.records_of(found, for_=actor)
    shows = {
        "person": found,
        "one": one,
        "may_join": actor.may(Word.PERSON_MERGE),
        "addresses": addresses,
        "withheld": withheld,
        "us": actor.institution,
        "languages": [(words, words == str(LANGUAGES[UNKNOWN])) for words in people.spoken(found)],
        "around": people.around(found, for_=actor, on=today),
        "earlier": people.earlier(found, for_=actor, on=today),
        "homes": [h for h in homes if not h.ended(today)],
        "left": [h for h in homes if h.ended(today)],
        "may_write": actor.may(Word.PERSON_WRITE),
        "back": back(request, person),
        "on": _on(request, one, reverse("people:still", args=[person])),
    }
    return render(request, "people/show.html", shows | _records(request, one))


def _on(request: Any, one: people.One, still: str) -> Rests:
    mark, ends = people.standing(one.records, for_=request.actor)
    return Rests(still, mark, ends, request.now)


@needs(Word.CASE_READ)
@require_safe
def still(request: Any, person: UUID) -> HttpResponse:
    """Asked in the background by the open page of a person."""
    one = people.records_of(people.get(person, for_=request.actor), for_=request.actor)
    return stands(_on(request, one, "").mark)


def _records(request: Any, one: people.One) -> dict[str, Any]:
    """The records of one person side by side, and what holds them together; nothing where there is one record alone."""
    if len(one.records) < 2:
        return {}
    actor = request.actor
    others = [trail.Fact("people.show", "person", p.pk, deed=trail.Deed.READ) for p in one.records[1:]]
    trail.record_all(others, by=actor, at=request.now)
    beside = people.compared(one.records, for_=actor, on=timezone.localdate(request.now))
    return {
        "columns": beside,
        "rows": columns.rows(beside, us=actor.institution),
        "joins": people.joins_of(one, for_=actor),
    }


@needs(Word.PERSON_WRITE)
@page_methods
def correct(request: Any, person: UUID) -> HttpResponse:
    actor, found = begin(request, person, "people.correct")
    initial = {name: getattr(found, name) for name in (*FACTS, "revision")}
    form = FactsForm(request.POST or None, initial=initial)
    conflict = None
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        try:
            people.correct(by=actor, at=request.now, person=found, revision=given.pop("revision"), **given)
        except Invalid as problem:
            add_problems(form, problem)
        except Conflict as met:
            conflict = both(form, met.current, FACTS)
            with_revision(form, met.revision)
        else:
            return see_other(back(request, person))
    return page(request, found, form, _("Correct the facts"), _("Save the facts"), conflict=conflict)


@needs(Word.PERSON_WRITE)
@page_methods
def address(request: Any, person: UUID) -> HttpResponse:
    actor, found = begin(request, person, "people.address")
    form = AddressForm(request.POST or None, initial={"country": actor.country})
    if request.method == "POST" and form.is_valid():
        try:
            people.lives_at(by=actor, at=request.now, person=found, **form.cleaned_data)
        except Invalid as problem:
            add_problems(form, problem)
        else:
            return see_other(back(request, person))
    return page(request, found, form, _("A new address"), _("Save the address"))


@needs(Word.PERSON_WRITE)
@page_methods
def languages(request: Any, person: UUID) -> HttpResponse:
    actor, found = begin(request, person, "people.languages")
    initial: dict[str, Any] = {"revision": found.languages_revision}
    for n, row in enumerate(found.languages.all(), 1):
        initial |= {f"language_{n}": row.code, f"speaks_{n}": row.speaks}
    form = LanguagesForm(request.POST or None, initial=initial)
    conflict = None
    if request.method == "POST" and form.is_valid():
        spoken = form.spoken()
        try:
            people.speaks(
                by=actor,
                at=request.now,
                person=found,
                languages=spoken,
                revision=form.cleaned_data["revision"],
            )
        except Conflict as met:
            wrote = [people.language_words(code, how) for code, how in spoken]
            now = people.spoken(met.current)
            conflict = [{"label": _("Languages"), "now": ", ".join(now), "wrote": ", ".join(wrote)}]
            with_revision(form, met.revision)
        else:
            return see_other(back(request, person))
    return page(request, found, form, _("Languages"), _("Save the languages"), conflict=conflict)


@needs(Word.PERSON_WRITE)
@page_methods
def add(request: Any, person: UUID) -> HttpResponse:
    """Somebody around the person: one whom the institution knows already, or somebody new."""
    actor, found = begin(request, person, "people.add")
    form = AroundForm(request.POST or None)
    alike: list[Any] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        chosen = request.POST.get("person", "")
        if not chosen:
            alike = _alike(actor, given, found)
        if not alike:
            try:
                _bind(request, found, given, chosen)
            except Invalid as problem:
                add_problems(form, problem)
            else:
                return see_other(back(request, person))
    return page(request, found, form, _("Add a person"), _("Add this person"), alike=alike)


def _alike(actor: Any, given: dict[str, Any], child: Any) -> list[Any]:
    """People the institution knows who may be the one meant: near ones with the reasons, then those of the same words."""
    names = {name: given[name] for name in ("given_name", "family_name", "phone")}
    near = people.near(for_=actor, but=child, **names)
    words = f"{given['given_name']} {given['family_name']}"
    there = {n.person.pk for n in near} | {child.pk}
    rows = [{"person": n.person, "near": n} for n in near]
    rows += [{"person": p} for p in people.search_records(words, for_=actor, limit=6) if p.pk not in there]
    return rows[:6]


def _bind(request: Any, child: Any, given: dict[str, Any], chosen: str) -> None:
    by, at = request.actor, request.now
    with transaction.atomic():
        if chosen and chosen != NEW:
            somebody = people.get(uuid_or_nobody(chosen), for_=by)
        else:
            names = {name: given[name] for name in ("given_name", "family_name", "phone")}
            somebody = people.add(by=by, at=at, around=child, **names)
        people.bind(by=by, at=at, person=somebody, to=child, kind=given["kind"], note=given["note"])


@needs(Word.PERSON_WRITE)
@page_methods
def bond(request: Any, person: UUID, bond: UUID) -> HttpResponse:
    """What somebody is to the person: corrected, or ended from a day."""
    actor, found = begin(request, person, "people.bond")
    tie = people.bond(bond, for_=actor)
    if tie.to_id != found.pk:
        raise NotFound
    form = BondForm(request.POST or None, initial={n: getattr(tie, n) for n in (*TIE, "revision")})
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            people.change_bond(by=actor, at=request.now, bond=tie, **form.cleaned_data)
        except Invalid as problem:
            add_problems(form, problem)
        except Conflict as met:
            conflict = both(form, met.current, TIE)
            with_revision(form, met.revision)
        else:
            return see_other(back(request, person))
    title = _("%(who)s, to %(whom)s") % {"who": tie.person.name, "whom": found.name}
    more = {"conflict": conflict, "before": people.said_before(tie)}
    return page(request, found, form, title, _("Save"), **more)


def uuid_or_nobody(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
