"""What may we tell them? The answer before the act, and the act on the chosen ground."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.cases.terms import Basis
from samspil.consents import service as consents
from samspil.consents.terms import Scope
from samspil.ground.errors import Invalid, NotFound
from samspil.institutions import service as institutions
from samspil.look.service import add_problems, see_other
from samspil.rules.terms import Field
from samspil.sharing import service as sharing
from samspil.sharing.web.asking import page_methods, places, saw
from samspil.sharing.web.forms import TellForm
from samspil.sharing.web.shown import chosen, consent_words, pieces, uuid_or_none, ways


@needs(Word.CASE_READ)
@require_safe
def what(request: Any, case: UUID) -> HttpResponse:
    """To whom, about what: which ways there are today, with their source, and what each opens."""
    actor, at = request.actor, request.now
    header = cases.header(case, for_=actor, at=at)
    there = places(header, actor)
    chosen_to = uuid_or_none(request.GET.get("to"))
    place = next((i for i in there if i.pk == chosen_to), None)
    scope = [v for v in request.GET.getlist("scope") if v in Scope.values]
    found = []
    if place is not None:
        us = institutions.get(actor.institution, for_=actor)
        found = sharing.may_tell(
            person=header.child, giver=us, receiver=place, scope=scope, for_=actor, at=at
        )
    shows = {
        "header": header, "places": there, "place": place, "scope": scope, "scopes": Scope.choices,
        "ways": ways(found, actor.language), "by_law": any(t.way and t.basis != Basis.CONSENT for t in found),
        "entry": uuid_or_none(request.GET.get("entry")) or "",
        "may_share": actor.may(Word.CASE_SHARE) and header.may_share, "may_consent": actor.may(Word.CONSENT_WRITE),
    }  # fmt: skip
    saw(request, "sharing.tell", case)
    return render(request, "sharing/tell.html", shows)


@needs(Word.CASE_SHARE)
@page_methods
def now(request: Any, case: UUID) -> HttpResponse:
    """Sentences of own entries, on the ground that was chosen."""
    actor, at = request.actor, request.now
    header = cases.header(case, for_=actor, at=at)
    to = uuid_or_none(request.GET.get("to"))
    place = next((i for i in places(header, actor) if i.pk == to), None)
    if place is None:
        raise NotFound
    running = [
        c for c in consents.running(person=header.child.pk, for_=actor, at=at, to=place.pk)
        if c.institution_id == actor.institution
    ]  # fmt: skip
    given = [(c, consent_words(c, actor.language)) for c in running]
    form = TellForm(request.POST or None, consents=given, initial=_begins(request))
    facts = _facts(request, header, place)
    if request.method == "POST" and form.is_valid():
        ground = form.ground(timezone.localdate(request.now))
        try:
            if facts and ground.basis == Basis.STATUTE:
                named = request.POST.getlist("facts")
                sharing.tell_facts(by=actor, at=at, case=case, to=place, ground=ground, fields=named)
            else:
                sharing.tell(
                    by=actor,
                    at=at,
                    to=place,
                    ground=ground,
                    chosen=chosen(request.POST),
                    scope=form.cleaned_data["scope"],
                )
        except Invalid as problem:
            add_problems(form, problem)
        else:
            return see_other("cases:access", case, anchor="shares")
    if request.method != "POST":
        saw(request, "sharing.tell_now", case)
    shows = {"header": header, "form": form, "place": place, "facts": facts} | pieces(request, header.case)
    return render(request, "sharing/now.html", shows, status=422 if form.errors else 200)


def _facts(request: Any, header: Any, place: Any) -> list[dict[str, Any]]:
    """The facts that alone may be told here without consent, as they are noted; none where no law limits them so."""
    allowed = cases.facts_only(by=request.actor, at=request.now, to=place)
    if not allowed:
        return []
    known = sharing.facts_of(header.child, for_=request.actor)
    ticked = request.POST.getlist("facts")
    return [
        {"name": name, "label": capfirst(str(Field(name).label)), "said": words, "on": name in ticked}
        for name, words in known.items() if name in allowed
    ]  # fmt: skip


def _begins(request: Any) -> dict[str, Any]:
    """The ground that "What may we tell?" led here with."""
    asked = request.GET
    return {
        "basis": asked.get("basis") or Basis.CONSENT, "consent": asked.get("consent", ""),
        "statute": asked.get("statute", "")[:160], "scope": asked.getlist("scope"),
    }  # fmt: skip
