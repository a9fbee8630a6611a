"""Accounting of beds; the plan of a reduction with what it does to children; a table from outside that must show its differences."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.beds import service
from samspil.beds.web.planning_forms import Aim, Table, Year
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import NotADay, add_problems, handed_out, read_day, see_other
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 25


def _span(request: Any) -> tuple[dt.date, dt.date]:
    """The period that is asked for, or the last twelve months."""
    today, language = request.actor.day(request.now), request.actor.language
    if not (request.GET.get("since", "").strip() and request.GET.get("last", "").strip()):
        return today - dt.timedelta(365), today
    try:
        since = read_day(request.GET.get("since", ""), language, today)
        last = read_day(request.GET.get("last", ""), language, today)
    except NotADay:
        return today - dt.timedelta(365), today
    if not since <= last or (last - since).days > 3700:
        return today - dt.timedelta(365), today
    return since, last + dt.timedelta(1)


@require_safe
@needs(Word.BEDS_READ, Purpose.BEDS)
def accounting(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    since, until = _span(request)
    found = service.period(for_=actor, at=at, since=since, until=until)
    year_ago = dt.timedelta(400)
    taken = service.beds_taken(for_=actor, since=at - year_ago, until=at)
    inside = [row for row in taken if not row.outside]
    trail.seen(by=actor, at=at, act="beds.accounting", record_kind="unit")
    shown = {
        "found": found,
        "last": until - dt.timedelta(1),
        "since": since,
        "months": service.own_months(for_=actor, at=at, taken=inside),
    }
    shown["reduction"] = service.reduction(for_=actor, at=at)
    shown["balance"] = shown["reduction"] or service.balanced(for_=actor, at=at)  # fmt: skip
    return render(request, "beds/accounting.html", shown)


FORMS: dict[str, Any] = {"aim": Aim, "year": Year}


@page_methods
@needs(Word.BEDS_MANAGE, Purpose.BEDS)
def plan(request: Any) -> HttpResponse:
    """The reduction: aimed at, reached, planned; never without its balancing measures."""
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if not act:
        return _plan_page(request, {})
    if act not in FORMS:
        raise NotFound
    form = FORMS[act](request.POST, auto_id=f"{act}_%s")
    if form.is_valid():
        who = {"by": request.actor, "at": request.now}
        try:
            if act == "aim":
                service.set_aim(**who, **form.cleaned_data)
            else:
                service.note_year(**who, **form.told())
            return see_other("beds:plan")
        except Invalid as problem:
            add_problems(form, problem)
    return _plan_page(request, {f"f_{act}": form, "act": act}, status=422)


def _plan_page(request: Any, more: dict[str, Any], status: int = 200) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.reduction(for_=actor, at=at)
    scenarios = service.computed(for_=actor)
    chosen = next(
        (s for s in scenarios if str(s.pk) == request.GET.get("s")), scenarios[0] if scenarios else None
    )
    trail.seen(by=actor, at=at, act="beds.plan", record_kind="aim")
    year = actor.day(at).year
    shown = {
        "found": found, "chosen": chosen, "scenarios": scenarios, "result": service.result(chosen) if chosen else None,
        "picture": service.plan_picture(found, chosen) if found else "",
        "f_aim": Aim(initial={"base_year": year - 6, "by_year": year + 4}, auto_id="aim_%s"),
        "f_year": Year(initial={"year": year - 1}, auto_id="year_%s"),
    }  # fmt: skip
    return render(request, "beds/plan.html", shown | more, status=status)


@require_safe
@needs(Word.BEDS_MANAGE, Purpose.BEDS)
def plan_paper(request: Any) -> HttpResponse:
    scenarios = service.computed(for_=request.actor)
    chosen = next(
        (s for s in scenarios if str(s.pk) == request.GET.get("s")), scenarios[0] if scenarios else None
    )
    made = service.print_plan(by=request.actor, at=request.now, scenario=chosen)
    return handed_out(made, "application/pdf", "beds-plan.pdf")


@page_methods
@needs(Word.BEDS_MANAGE, Purpose.BEDS)
def table(request: Any) -> HttpResponse:
    """A table from outside: whether its parts add up, and whether each stock follows from the one before. Nothing is kept."""
    form, found, status = Table(), None, 200
    if request.method == "POST":
        form, status = Table(request.POST, request.FILES), 422
        if form.is_valid():
            try:
                found = service.reconcile_table(form.cleaned_data["file"].read(), for_=request.actor)
                status = 200
            except Invalid as problem:
                add_problems(form, problem)
    trail.seen(by=request.actor, at=request.now, act="beds.table", record_kind="unit")
    shown: dict[str, Any] = {"form": form, "found": found}
    if found:
        shown["flows"] = [flow for flow in found.found.flows if flow.apart][:SHOWN]
        shown["sums"] = [one for one in found.found.sums if one.apart][:SHOWN]
    return render(request, "beds/table.html", shown, status=status)
