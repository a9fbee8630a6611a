"""Asking another institution, with what the law says they may tell us beside the form."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.cases.terms import Basis
from samspil.consents import service as consents
from samspil.ground.errors import Invalid
from samspil.institutions import service as institutions
from samspil.look.service import add_problems, see_other
from samspil.sharing import service as sharing
from samspil.sharing.terms import Named, Naming
from samspil.sharing.web.forms import AskForm
from samspil.sharing.web.shown import agreed_words, uuid_or_none, ways
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])


def saw(request: Any, act: str, case: UUID | None, kind: str = "case", record: Any = None) -> None:
    trail.seen(by=request.actor, at=request.now, act=act, record_kind=kind, record=record or case, case=case)


def places(header: Any, actor: Any) -> list[Any]:
    """Whom one can ask or tell: those at the table first."""
    here = [p.institution for p in header.parts if p.institution_id != actor.institution]
    known = {i.pk for i in here}
    return here + [i for i in institutions.partners(for_=actor) if i.pk not in known]


def to_us(request: Any, child: Any) -> list[tuple[Any, str]]:
    """The consents that let others tell us something, with their words."""
    actor = request.actor
    found = consents.running(person=child.pk, for_=actor, at=request.now, to=actor.institution)
    return [(c, f"{c.institution.name}: {agreed_words(c, actor.language)}") for c in found]


@needs(Word.CASE_SHARE)
@page_methods
def ask(request: Any, case: UUID) -> HttpResponse:
    header = cases.header(case, for_=request.actor, at=request.now)
    today = timezone.localdate(request.now)
    there = places(header, request.actor)
    given = to_us(request, header.child)
    chosen = uuid_or_none(request.POST.get("to") or request.GET.get("to"))
    place = next((i for i in there if i.pk == chosen), None)
    more = {"places": there, "consents": given, "initial": _begins(request, place, given)}
    form = AskForm(request.POST or None, **more)
    looks = request.POST.get("do") == "ways"
    if request.method == "POST" and not looks and form.is_valid():
        try:
            to = form.places[form.cleaned_data["to"]]
            made = sharing.ask(by=request.actor, at=request.now, case=case, to=to, wish=form.wish(today))
        except Invalid as problem:
            _told(form, problem)
        else:
            return see_other("sharing:show", made.pk)
    if looks:
        form.is_valid()
        form.errors.clear()
    if request.method != "POST":
        saw(request, "sharing.ask", case)
    at_table = {p.institution_id for p in header.parts}
    shows = {
        "header": header, "form": form, "place": place, "stranger": place is not None and place.pk not in at_table,
        "ways": _ways(request, header, place, form), "looked": looks, "naming": _naming(request, header, place, form),
    }  # fmt: skip
    return render(request, "sharing/ask.html", shows, status=422 if form.errors else 200)


def _begins(request: Any, place: Any, given: list[tuple[Any, str]]) -> dict[str, Any]:
    fitting = [c for c, _words in given if place is None or c.institution_id == place.pk]
    first = fitting[0] if fitting else None
    return {
        "to": str(place.pk) if place else str(first.institution_id) if first else "",
        "basis": Basis.CONSENT if first else Basis.REQUEST,
        "consent": str(first.pk) if first else "",
        "scope": first.scope if first else [],
        "requested_on": timezone.localdate(request.now),
        "named": Named.YES,
    }


def _told(form: Any, problem: Invalid) -> None:
    """The facts asked for have another name in this form."""
    words = dict(problem.problems)
    if "fields" in words:
        words["facts"] = words.pop("fields")
    add_problems(form, Invalid(words))


def _naming(request: Any, header: Any, place: Any, form: Any) -> Any:
    """Why they may learn who the child is by this question, or that nothing lets them."""
    if place is None:
        return None
    found = sharing.naming(
        header=header, to=place, basis=form["basis"].value(), for_=request.actor, at=request.now
    )
    return {"words": found.label, "none": found == Naming.NONE, "table": found == Naming.TABLE}


def _ways(request: Any, header: Any, place: Any, form: Any) -> list[dict[str, Any]]:
    """What they may tell us: the law of their side, and the consents that name us."""
    if place is None:
        return []
    us = institutions.get(request.actor.institution, for_=request.actor)
    scope = request.POST.getlist("scope") if request.method == "POST" else form.initial.get("scope", [])
    found = sharing.may_tell(
        person=header.child, giver=place, receiver=us, scope=scope, for_=request.actor, at=request.now
    )
    return ways(found, request.actor.language)
