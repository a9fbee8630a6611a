"""A proposal: what the family is told, what each answers, how they met."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspil.access.service import Word, needs
from samspil.carers import service as carers
from samspil.look.service import see_other
from samspil.matching import service
from samspil.matching.web.common import base, get, seen, tried
from samspil.matching.web.needs import around
from samspil.matching.web.proposal_forms import AnswerForm, MetForm, ProposeForm, WithdrawForm

does = needs(Word.MATCHING_DO)


@require_http_methods(["GET", "HEAD", "POST"])
@does
def propose(request: Any, search: UUID, family: UUID) -> HttpResponse:
    found = get(request, search)
    shown = base(request, found)
    house = carers.get(family, for_=request.actor)
    form = ProposeForm(
        request.POST or None, lines=service.tellable(found, for_=request.actor, at=request.now)
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        told = [*given["told"], *given["more"].splitlines()]
        made = tried(form, lambda: service.propose(
            by=request.actor, at=request.now, search=found, family=family, told=told, answer_by=given["answer_by"],
            why=given["why"],
        ))  # fmt: skip
        if made:
            return see_other("matching:proposal", made.pk)
    seen(request, "matching.propose", found, shown["children"])
    return render(
        request,
        "matching/propose.html",
        shown | {"form": form, "family": house},
        status=422 if form.errors else 200,
    )


def _of(request: Any, proposal: UUID) -> tuple[Any, dict[str, Any]]:
    found = service.proposal(proposal, for_=request.actor, at=request.now)
    return found, base(request, found.search)


@require_safe
@does
def show(request: Any, proposal: UUID) -> HttpResponse:
    return _page(request, *_of(request, proposal))


def _page(request: Any, found: Any, shown: dict[str, Any], **forms: Any) -> HttpResponse:
    known = around(request, shown["children"])
    people = [(key, person.name) for key, person in known.items()]
    today = {"on": shown["today"]}
    standing = service.standing(found)
    service.leave_off(found.search, on=shown["today"], proposals=[found], standing=standing)
    shown |= {
        "proposal": found, "standing": standing, "known": known,
        "answering": AnswerForm(initial=today, people=people, auto_id="answer_%s"),
        "meeting": MetForm(initial=today, auto_id="met_%s"),
        "withdrawing": WithdrawForm(auto_id="withdraw_%s"), "open": found.fate in ("open", "decided"),
    } | forms  # fmt: skip
    seen(request, "matching.proposal", found.search, shown["children"])
    return render(request, "matching/proposal.html", shown, status=422 if forms else 200)


@require_POST
@does
def answer(request: Any, proposal: UUID) -> HttpResponse:
    found, shown = _of(request, proposal)
    known = around(request, shown["children"])
    people = [(key, person.name) for key, person in known.items()]
    form = AnswerForm(request.POST, people=people, auto_id="answer_%s")
    if form.is_valid():
        given = form.cleaned_data | {"person": known.get(form.cleaned_data["person"])}
        if tried(form, lambda: service.answer(by=request.actor, at=request.now, proposal=found, **given)):
            return see_other("matching:proposal", found.pk, anchor="answers")
    return _page(request, found, shown, answering=form)


@require_POST
@does
def met(request: Any, proposal: UUID) -> HttpResponse:
    found, shown = _of(request, proposal)
    form = MetForm(request.POST, auto_id="met_%s")
    given = {"by": request.actor, "at": request.now, "proposal": found}
    if form.is_valid() and tried(form, lambda: service.got_to_know(**given, **form.cleaned_data)):
        return see_other("matching:proposal", found.pk, anchor="met")
    return _page(request, found, shown, meeting=form)


@require_POST
@does
def withdraw(request: Any, proposal: UUID) -> HttpResponse:
    found, shown = _of(request, proposal)
    form = WithdrawForm(request.POST, auto_id="withdraw_%s")
    given = {"by": request.actor, "at": request.now, "proposal": found}
    if form.is_valid() and tried(form, lambda: service.withdraw(**given, **form.cleaned_data)):
        return see_other("matching:show", found.search_id)
    return _page(request, found, shown, withdrawing=form)
