"""A version of the division of roles: written, sent round, agreed, printed on one page."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.look.service import add_problems, handed_out, see_other
from samspil.programmes import service
from samspil.programmes.terms import Party, Share
from samspil.programmes.web import forms
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])
SPARE = 3


@page_methods
@needs(Word.PROGRAMME_SEE, Purpose.PROGRAMME)
def roles(request: Any, division: UUID) -> HttpResponse:
    row = service.division(division, for_=request.actor)
    if request.method != "POST":
        return _page(request, row, {})
    act = request.POST.get("act", "")
    if act not in ("write", "send", "answer"):
        raise NotFound
    try:
        found = _answered(request, row) if act == "answer" else _written(request, row, act)
    except Refused as refusal:
        return _page(request, row, {"refused": refusal.reason}, status=403)
    return found or see_other("programmes:roles", row.pk)


def _answered(request: Any, row: Any) -> HttpResponse | None:
    form = forms.Answer(request.POST)
    if form.is_valid():
        said = dict(form.cleaned_data)
        try:
            service.answer(
                by=request.actor,
                at=request.now,
                division=row.pk,
                **(said | {"agreed": said["agreed"] == "yes"}),
            )
            return None
        except Invalid as problem:
            add_problems(form, problem)
    return _page(request, row, {"f": form, "act": "answer"}, status=422)


def _written(request: Any, row: Any, act: str) -> HttpResponse | None:
    told = {"by": request.actor, "at": request.now, "division": row.pk}
    lines, revision = forms.lines_of(request.POST), request.POST.get("revision", "")
    if not revision.isdecimal():
        raise NotFound
    try:
        service.write_roles(**told, revision=int(revision), lines=lines)
        if act == "send":
            service.send_round(**told)
    except Invalid as problem:
        fresh = service.division(row.pk, for_=request.actor)
        return _page(request, fresh, {"problem": problem.problems.get("", ""), "written": lines}, status=422)
    except Conflict as met:
        return _page(request, row, {"met": True, "written": lines, "revision": met.revision}, status=409)
    return None


def _page(request: Any, row: Any, more: dict[str, Any], status: int = 200) -> HttpResponse:
    actor = request.actor
    leads = service.leads(actor, row.participation.programme)
    lines = more.pop("written", None) or [(t.text, t.shares) for t in row.tasks.all()]
    speaks = service.speaks_for(actor, row.participation)
    asked = row.state == "asked"
    trail.seen(by=actor, at=request.now, act="programmes.roles", record_kind="division", record=row.pk)
    blank: list[Any] = [("", {})] * SPARE if leads and row.state == "draft" else []
    shown = {
        "division": row, "part": row.participation, "programme": row.participation.programme,
        "parties": Party.choices, "shares": Share.choices, "writes": leads and row.state == "draft", "revision": row.revision,
        "lines": [
            (n, text, [(p, label, said.get(p, ""), dict(Share.choices)[said.get(p, "")]) for p, label in Party.choices])
            for n, (text, said) in enumerate([*lines, *blank], 1)
        ],
        "gaps": service.missing(lines) if row.state == "draft" else [],
        "words": [
            (party, word, asked and word and word.done_on is None and (leads or party in speaks), party in speaks,
             _answer(more, party))
            for party, word in service.words_on(row)
        ],
    }  # fmt: skip
    return render(request, "programmes/roles.html", shown | more, status=status)


def _answer(more: dict[str, Any], party: str) -> forms.Answer:
    sent = more.get("f")
    if sent is not None and sent.data.get("party") == party:
        found: forms.Answer = sent
        return found
    return forms.Answer(initial={"party": party}, auto_id=f"{party}-%s")


@require_safe
@needs(Word.PROGRAMME_SEE, Purpose.PROGRAMME)
def paper(request: Any, division: UUID) -> HttpResponse:
    """One page to print."""
    row = service.division(division, for_=request.actor)
    made = service.print_roles(by=request.actor, at=request.now, division=row.pk)
    return handed_out(made, "application/pdf", f"roles-{row.version}.pdf")
