"""Sharing named facts about somebody of the case, as they stand while the share runs."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.cases.terms import PERSON_FIELDS, Basis
from samspil.cases.web.agreed import keep_and_record, ours, typed_before, wants_to_record
from samspil.cases.web.asked import Asked, asked, uuid_or_none
from samspil.cases.web.entries import ends, page_methods
from samspil.cases.web.forms import FactsForm
from samspil.documents.service import drafts
from samspil.ground.errors import Invalid
from samspil.institutions import service as institutions
from samspil.look import service as look
from samspil.people import service as people


@needs(Word.CASE_SHARE)
@page_methods
def share_facts(request: HttpRequest, case: UUID) -> HttpResponse:
    """The form; what is shared so stands under "What you share", where it is ended."""
    me = asked(request)
    header = me.header(case)
    key, title = f"facts:{case}", _("Share facts")
    if wants_to_record(request):
        return keep_and_record(request, me, key, title, header.child, request.POST.get("to", ""))
    form = _form(request, me, header, key)
    if request.method == "POST" and form.is_valid():
        try:
            _share(form, me, header)
        except Invalid as problem:
            _told(form, problem)
        else:
            drafts.drop(key, by=me.actor)
            return look.see_other("cases:access", case, anchor="shares")
    if request.method != "POST":
        me.saw("cases.share_facts", case)
    shows = {"header": header, "form": form, "title": title, "may_record": me.actor.may(Word.CONSENT_WRITE)}
    return render(request, "cases/facts.html", shows | _only(me, form), status=422 if form.errors else 200)


def _form(request: Any, me: Asked, header: cases.Header, key: str) -> FactsForm:
    places = [p.institution for p in header.parts if p.institution_id != me.actor.institution]
    there = {i.pk for i in places}
    places += [i for i in institutions.partners(for_=me.actor) if i.pk not in there]
    around = [a.person for a in people.around(header.child, for_=me.actor, on=me.today)]
    begins: dict[str, Any] = {
        "to": request.GET.get("to", ""),
        "statute": request.GET.get("statute", "")[:160],
    }
    if request.GET.get("basis") in Basis.values:
        begins["basis"] = request.GET["basis"]
    return FactsForm(
        request.POST or None, places=places, people=[header.child, *around],
        consents=ours(header.child, me, [i.pk for i in places]),
        initial=begins | typed_before(request, me, key, ("facts",)),
    )  # fmt: skip


def _share(form: FactsForm, me: Asked, header: cases.Header) -> None:
    given = form.cleaned_data
    ground = cases.Ground(
        purpose=given["purpose"], basis=given["basis"], until=ends(form, me.today), note=given["basis_note"],
        statute=given["statute"], requested_on=given["requested_on"], consent=form.agreed(),
    )  # fmt: skip
    cases.share_facts(
        by=me.actor, at=me.now, case=header.case, person=form.people[given["person"]], fields=given["facts"],
        to=form.places[given["to"]], ground=ground,
    )  # fmt: skip


def _told(form: FactsForm, problem: Invalid) -> None:
    """What is wrong with the choice of facts stands beside it."""
    names = {"fields": "facts", "scope": "facts"}
    look.add_problems(form, Invalid({names.get(k, k): v for k, v in problem.problems.items()}))


def _only(me: Asked, form: FactsForm) -> dict[str, Any]:
    """The facts that alone may go to the chosen institution without consent, where a law limits them."""
    chosen = uuid_or_none(str(form["to"].value() or ""))
    place = form.places.get(str(chosen))
    allowed = cases.facts_only(by=me.actor, at=me.now, to=place) if place else frozenset()
    return {"place": place, "only": [capfirst(str(f.label)) for f in PERSON_FIELDS if f in allowed]}
