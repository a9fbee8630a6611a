"""The decision, that there is no suitable family, the second reading, and the day they come."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import Word, needs
from samspil.look.service import see_other
from samspil.matching import service
from samspil.matching.terms import MARK_CLASS, MARK_WORDS, Compromise
from samspil.matching.web.common import base, get, seen, tried
from samspil.matching.web.proposal_forms import DecideForm, NoneForm, PlaceForm, ReadForm

does = needs(Word.MATCHING_DO)


@require_http_methods(["GET", "HEAD", "POST"])
@does
def decide(request: Any, proposal: UUID) -> HttpResponse:
    """Reasons, others thought of, what was given up, and what makes up for each thing that does not fit."""
    found = service.proposal(proposal, for_=request.actor, at=request.now)
    shown = base(request, found.search)
    compared, row = service.row_now(found.search, found.family_id, for_=request.actor, at=request.now)
    lacking = service.lacking(compared, row) if row else []
    readers = service.readers(for_=request.actor, at=request.now)
    form = DecideForm(request.POST or None, lacking=lacking, readers=readers)
    if request.method == "POST" and form.is_valid():
        made = tried(form, lambda: _decide(request, found, form, lacking))
        if made:
            return see_other("matching:decision", made.pk)
    standing = service.standing(found)
    service.leave_off(found.search, on=shown["today"], proposals=[found], standing=standing)
    shown |= {
        "form": form,
        "proposal": found,
        "standing": standing,
        "key": f"match-{found.pk}",
    }
    seen(request, "matching.decide", found.search, shown["children"])
    return render(request, "matching/decide.html", shown, status=422 if form.errors else 200)


def _decide(request: Any, proposal: Any, form: Any, lacking: list[Any]) -> Any:
    given = form.cleaned_data
    supports = [
        service.SupportGiven(x.key, given[f"what-{x.key}"], given[f"who-{x.key}"], given[f"by-{x.key}"])
        for x in lacking
    ]
    return service.decide(
        by=request.actor, at=request.now, proposal=proposal, reasons=given["reasons"], alternatives=given["alternatives"],
        compromises=given["compromises"], compromise_why=given["compromise_why"], supports=supports,
        reader=UUID(given["reader"]),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@does
def none(request: Any, search: UUID) -> HttpResponse:
    found = get(request, search)
    shown = base(request, found)
    form = NoneForm(request.POST or None)
    given = {"by": request.actor, "at": request.now, "search": found}
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, lambda: service.find_none(**given, **form.cleaned_data))
    ):
        return see_other("matching:show", found.pk)
    seen(request, "matching.decide", found, shown["children"])
    return render(request, "matching/none.html", shown | {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@does
def show(request: Any, decision: UUID) -> HttpResponse:
    """The decision as it stands; who was asked reads it here."""
    found = service.decision(decision, for_=request.actor, at=request.now)
    form = ReadForm(request.POST or None)
    given = {"by": request.actor, "at": request.now, "decision": found}
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, lambda: service.read(**given, **form.cleaned_data))
    ):
        return see_other("matching:decision", found.pk)
    return _page(request, found, form=form)


def _page(request: Any, found: Any, **forms: Any) -> HttpResponse:
    shown = base(request, found.search)
    reading = getattr(found, "reading", None)
    service.leave_off(found.search, on=shown["today"], proposals=[found.proposal])
    shown |= {
        "decision": found, "written": service.written(found, on=shown["today"]), "reading": reading, "form": ReadForm(),
        "placing": PlaceForm(initial={"on": found.search.come_on}),
        "may_read": reading is None and found.decided_by_id != request.actor.account and found.dropped_at is None,
        "may_place": reading is not None and reading.said != "disagrees" and not (found.placed_at or found.dropped_at),
        "supports": [_marked(s) for s in service.supports(found, on=shown["today"])], "stood": [
            (label, MARK_CLASS[mark], MARK_WORDS[mark], fact) for label, mark, fact in service.stood(found, on=shown["today"])
        ],
        "compromises": [Compromise(c).label for c in found.compromises],
    } | forms  # fmt: skip
    seen(request, "matching.decision", found.search, shown["children"])
    wrong = any(form.errors for form in forms.values())
    return render(request, "matching/decision.html", shown, status=422 if wrong else 200)


def _marked(support: Any) -> Any:
    support.css = MARK_CLASS[support.mark]
    return support


@require_POST
@does
def place(request: Any, decision: UUID) -> HttpResponse:
    found = service.decision(decision, for_=request.actor, at=request.now)
    form = PlaceForm(request.POST)
    given = {"by": request.actor, "at": request.now, "decision": found}
    if form.is_valid() and tried(form, lambda: service.place(**given, **form.cleaned_data)):
        return see_other("matching:show", found.search_id)
    return _page(request, found, placing=form)
