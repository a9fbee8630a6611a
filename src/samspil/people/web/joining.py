"""Possible doubles, two records looked at side by side, joining and parting them."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from samspil.access.service import Word, needs
from samspil.ground.errors import Conflict, Invalid
from samspil.look.service import add_problems, see_other
from samspil.people import service as people
from samspil.people.web import columns
from samspil.people.web.views import back, uuid_or_nobody
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])


class TwoForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("How do you know?"), max_length=300,
        error_messages={"required": gettext_lazy("Write how you know that these are two people.")},
        help_text=gettext_lazy("For example: cousins of the same age; asked the mother."),
    )  # fmt: skip


class OneForm(forms.Form):
    """`leads` is one of the two records."""

    leads = forms.ChoiceField(
        label=gettext_lazy("Which name is shown?"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose which name is shown.")},
    )  # fmt: skip
    why = forms.CharField(
        label=gettext_lazy("How do you know?"), max_length=300,
        error_messages={"required": gettext_lazy("Write how you know that this is one person.")},
        help_text=gettext_lazy("For example: the same mother and the same school; asked the school."),
    )  # fmt: skip

    def __init__(self, *args: Any, pair: list[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["leads"].choices = [(str(p.pk), _named(p)) for p in pair]  # type: ignore[attr-defined]


def _named(person: Any) -> str:
    return f"{person.name}, {columns.day(person.born_on)}" if person.born_on else person.name


def _seen(request: Any, act: str, *records: Any) -> None:
    """Every record that is shown is named in the trail."""
    facts = [trail.Fact(act, "person", p.pk, deed=trail.Deed.READ) for p in records]
    if request.method != "POST" and facts:
        trail.record_all(facts, by=request.actor, at=request.now)


@needs(Word.PERSON_MERGE)
@page_methods
def doubles(request: Any) -> HttpResponse:
    """The list; a POST has everybody looked through anew."""
    actor = request.actor
    if request.method == "POST":
        people.look_for_doubles(by=actor, at=request.now)
        return see_other("people:doubles")
    two = request.GET.get("show") == "two"
    asked = {name: uuid_or_nobody(request.GET[name]) for name in ("after", "before") if request.GET.get(name)}
    page = people.dismissed(for_=actor, **asked) if two else people.doubles(for_=actor, **asked)
    shown = {p.pk: p for d in page.items for p in (d.first, d.second)}
    _seen(request, "people.doubles", *shown.values())
    stem = reverse("people:doubles") + ("?show=two&" if two else "?")
    shows = {
        "rows": list(people.explained(page.items)), "look": people.last_look(for_=actor), "two": two,
        "later": f"{stem}before={page.earlier}" if page.earlier else "",
        "earlier": f"{stem}after={page.later}" if page.later else "",
    }  # fmt: skip
    return render(request, "people/doubles.html", shows)


@needs(Word.PERSON_MERGE)
@page_methods
def double(request: Any, double: UUID) -> HttpResponse:
    """A possible double: one person, or two."""
    found = people.double(double, for_=request.actor)
    pair = [found.first, found.second]
    ((_row, reasons),) = people.explained([found])
    more: dict[str, Any] = {"double": found, "reasons": reasons}
    if request.method == "POST" and request.POST.get("act") in ("two", "again"):
        form = TwoForm(request.POST, prefix="two")
        done = _two(request, found, form)
        return see_other("people:doubles") if done else _decide(request, pair, two=form, **more)
    return _join(request, pair, reverse("people:doubles"), **more)


def _two(request: Any, found: Any, form: TwoForm) -> bool:
    if request.POST["act"] == "again":
        people.ask_again(by=request.actor, at=request.now, double=found)
        return True
    if form.is_valid():
        try:
            people.dismiss(by=request.actor, at=request.now, double=found, why=form.cleaned_data["why"])
            return True
        except Invalid as problem:
            add_problems(form, problem)
    return False


@needs(Word.PERSON_MERGE)
@page_methods
def one(request: Any, person: UUID, other: UUID) -> HttpResponse:
    """Two records of the reader's choice side by side."""
    found, second = people.get(person, for_=request.actor), people.get(other, for_=request.actor)
    return _join(request, [found, second], reverse("people:show", args=[person]))


def _join(request: Any, pair: list[Any], then: str, **more: Any) -> HttpResponse:
    form = OneForm(request.POST or None, pair=pair)
    if request.method == "POST" and form.is_valid():
        given = {"leads": UUID(form.cleaned_data["leads"]), "why": form.cleaned_data["why"]}
        try:
            people.join_records(by=request.actor, at=request.now, first=pair[0], second=pair[1], **given)
        except Invalid as problem:
            add_problems(form, problem)
        else:
            return see_other(then)
    return _decide(request, pair, form=form, **more)


def _decide(
    request: Any, pair: list[Any], *, form: OneForm | None = None, two: TwoForm | None = None, **more: Any
) -> HttpResponse:
    actor = request.actor
    beside = people.compared(pair, for_=actor, on=timezone.localdate(request.now))
    joined = people.ones([p.pk for p in pair], for_=actor)
    together = {p.pk: p for one in joined.values() for p in one.records}
    _seen(request, "people.compare", *pair)
    shows = {
        "pair": pair, "columns": beside, "rows": columns.rows(beside, us=actor.institution), "back": back(request, pair[0].pk),
        "form": form or OneForm(pair=pair), "two": two or TwoForm(prefix="two"),
        "others": [p for p in together.values() if p not in pair],
        "already": pair[0].pk in joined and pair[1] in joined[pair[0].pk].records, **more,
    }  # fmt: skip
    failed = (form and form.errors) or (two and two.errors)
    return render(request, "people/decide.html", shows, status=422 if failed else 200)


@needs(Word.PERSON_MERGE)
@page_methods
def same(request: Any, person: UUID) -> HttpResponse:
    """Which other record may be about this person? Those that are near, or found by name (posted, never in an address)."""
    actor = request.actor
    found = people.get(person, for_=actor)
    facts = {
        n: getattr(found, n)
        for n in ("given_name", "family_name", "called", "born_on", "birth", "sex", "phone", "email")
    }
    words = " ".join(request.POST.get("q", "").split())[:120]
    own = people.records_of(found, for_=actor)
    near = [n for n in people.near(for_=actor, but=found, limit=12, **facts) if n.person not in own.records]
    named = {n.person.pk for n in near} | {p.pk for p in own.records}
    others = [p for p in people.search_records(words, for_=actor) if p.pk not in named] if words else []
    shown = [*(n.person for n in near), *others]
    facts_ = [trail.Fact("people.same", "person", p.pk, deed=trail.Deed.READ) for p in [found, *shown]]
    trail.record_all(facts_, by=actor, at=request.now)
    shows = {"person": found, "near": near, "others": others, "words": words, "back": back(request, person)}
    return render(request, "people/same.html", shows)


@needs(Word.PERSON_MERGE)
@page_methods
def part(request: HttpRequest, joined: UUID) -> HttpResponse:
    """These are two people after all."""
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    found = people.join(joined, for_=actor)
    form = TwoForm(request.POST or None)
    then = back(request, found.first_id)
    if request.method == "POST" and form.is_valid():
        try:
            people.part_records(by=actor, at=now, joined=joined, why=form.cleaned_data["why"])
        except Invalid as problem:
            add_problems(form, problem)
        except Conflict:
            return see_other(then)
        else:
            return see_other(then)
    pair = [found.first, found.second]
    _seen(request, "people.part", *pair)
    beside = people.compared(pair, for_=actor, on=timezone.localdate(now))
    shows = {
        "joined": found, "form": form, "columns": beside, "rows": columns.rows(beside, us=actor.institution), "back": then,
        "title": _("Show them apart again"), "ours": found.institution_id == actor.institution,
    }  # fmt: skip
    return render(request, "people/part.html", shows, status=422 if form.errors else 200)
