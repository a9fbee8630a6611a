"""The line's desk: who answers now, a new call, calls to give back, test calls; opening a line."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.duty import service as duty
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.line import service
from samspil.line.terms import KEYS, QUICK
from samspil.line.web import forms
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])


def uuid_or_none(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


@require_safe
@needs(Word.LINE_ANSWER, Purpose.ACUTE_LINE)
def first(request: Any) -> HttpResponse:
    rows = service.lines(for_=request.actor, at=request.now)
    if len(rows) == 1:
        return see_other("line:desk", rows[0].pk)
    return render(request, "line/list.html", {"lines": rows, "may_open": request.actor.may(Word.LINE_LEAD)})


@page_methods
@needs(Word.LINE_ANSWER, Purpose.ACUTE_LINE)
def desk(request: Any, line: UUID) -> HttpResponse:
    found = service.line(line, for_=request.actor, at=request.now)
    if request.method != "POST":
        return _show(request, found)
    who = {"by": request.actor, "at": request.now, "line": found}
    act = request.POST.get("act", "")
    try:
        if act == "begin":
            return see_other("line:call", service.begin(**who, number=request.POST.get("number", "")[:30]).pk)
        if act == "test":
            form = forms.Test(request.POST)
            if form.is_valid():
                service.make_test(**who, **form.cleaned_data)
        elif act == "take":
            return see_other("line:call", _take(request, found).pk)
        elif act in QUICK:
            service.quick(**who, kind=act)
        else:
            raise NotFound
    except (Invalid, Refused) as refusal:
        return _show(request, found, refused=str(refusal), status=403)
    return see_other("line:desk", found.pk)


def _take(request: Any, line: Any) -> Any:
    """The call that rings, by who answered it."""
    asked = uuid_or_none(request.POST.get("call"))
    found = next(
        (c for c in service.ringing(line, for_=request.actor, at=request.now) if c.pk == asked), None
    )
    if found is None:
        raise NotFound
    return service.take(by=request.actor, at=request.now, call=found)


def _show(request: Any, line: Any, *, refused: Any = "", status: int = 200) -> HttpResponse:
    actor, at = request.actor, request.now
    asked = {"for_": actor, "at": at}
    lines = (1, 2) if line.roster.two_lines else (1,)
    shown = {
        "line": line, "refused": refused, "now": at, "leads": service.leads(actor, line),
        "on_duty": [duty.answering(roster=line.roster_id, line=n, **asked) for n in lines],
        "chain": duty.chain(roster=line.roster, **asked), "f_begin": forms.Begin(),
        "quick": [(k.value, k.label, KEYS[k]) for k in QUICK], "open": service.open_calls(line, **asked),
        "ringing": service.ringing(line, **asked),
        "back": service.to_give_back(line, **asked), "recent": service.recent(line, **asked),
        "handed": service.handovers(for_=actor), "tests": service.due_tests(line, at=at), "f_test": forms.Test(),
        "learning": service.asked_to_learn(line, for_=actor, at=at),
    }  # fmt: skip
    trail.seen(by=actor, at=at, act="line.desk", record_kind="line", record=line.pk)
    return render(request, "line/desk.html", shown, status=status)


@page_methods
@needs(Word.LINE_LEAD, Purpose.ACUTE_LINE)
def new(request: Any) -> HttpResponse:
    rosters = [
        r for r in duty.rosters(for_=request.actor, at=request.now)
        if duty.can(request.actor, "lead", r, on=request.actor.day(request.now))
    ]  # fmt: skip
    form = forms.Open(request.POST or None, rosters=rosters)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        roster = next(r for r in rosters if str(r.pk) == said.pop("roster"))
        try:
            made = service.open_line(by=request.actor, at=request.now, roster=roster, **said)
            return see_other("line:desk", made.pk)
        except Invalid as problem:
            add_problems(form, problem)
        except Refused as refusal:
            form.add_error(None, str(refusal.reason))
    status = 422 if request.method == "POST" else 200
    return render(request, "line/new.html", {"form": form, "rosters": rosters}, status=status)
