"""The planner: what would follow from other numbers, scenarios side by side."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.beds import service
from samspil.beds.terms import Run
from samspil.beds.web.planning_forms import Scenario
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])
MOST_COMPARED = 4


def _known(request: Any) -> Any:
    board = service.board(for_=request.actor, at=request.now)
    return service.known(for_=request.actor, at=request.now, houses=list(board.units))


def _first(known: Any, year: int) -> dict[str, Any]:
    """What stands in the form before anybody types: what is known here, and otherwise round numbers."""
    stay = round(known.stay or 28, 1)
    beds = sum(n for _id, _name, n in known.houses)
    return {
        "crises": round((known.admissions or beds * 10) / 0.4), "home_now": 60, "home_then": 75, "stay_now": stay, "stay_then": stay,
        "spread": known.spread, "workers_now": 6, "workers_then": 6, "until": year + 4, "growth": 0, "caseload": 2, "help": 28,
        "pattern": True, "overflow": True, "seed": 1,
    }  # fmt: skip


@page_methods
@needs(Word.BEDS_MANAGE, Purpose.BEDS)
def planner(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    known, year = _known(request), actor.day(at).year
    form, status = Scenario(initial=_start(request, known, year), houses=known.houses), 200
    if request.method == "POST":
        form, status = Scenario(request.POST, houses=known.houses), 422
        if form.is_valid():
            try:
                name = form.cleaned_data["name"]
                made = service.ask_scenario(by=actor, at=at, name=name, asked=form.asked(year))
                return see_other("beds:scenario", made.pk)
            except Invalid as problem:
                add_problems(form, problem)
    trail.seen(by=actor, at=at, act="beds.planner", record_kind="scenario")
    shown = {
        "form": form,
        "known": known,
        "scenarios": service.scenarios(for_=actor),
        "house_fields": _houses(form),
    }
    return render(request, "beds/planner.html", shown, status=status)


def _start(request: Any, known: Any, year: int) -> dict[str, Any]:
    """From another scenario, so that one number can be changed and the rest stays."""
    try:
        row = service.scenario(UUID(request.GET.get("from", "")), for_=request.actor)
    except (ValueError, NotFound):
        return _first(known, year)
    asked = row.asked
    found = _first(known, year) | {
        k: v for k, v in asked.items() if k not in ("home", "stay", "workers", "houses", "since")
    }
    for name in ("home", "stay", "workers"):
        found |= {f"{name}_now": asked[name][0], f"{name}_then": asked[name][1]}
    beds = {house["id"]: house["beds"] for house in asked["houses"]}
    for n, (id, _name, now) in enumerate(known.houses):
        found |= {f"beds_now_{n}": beds.get(id, [now, now])[0], f"beds_then_{n}": beds.get(id, [now, now])[1]}
    return found | {"name": _("%(name)s, changed") % {"name": row.name}}


def _houses(form: Scenario) -> list[Any]:
    return [(form[f"beds_now_{n}"], form[f"beds_then_{n}"]) for n in range(len(form.houses))]


@page_methods
@needs(Word.BEDS_MANAGE, Purpose.BEDS)
def scenario(request: Any, scenario: UUID) -> HttpResponse:
    row = service.scenario(scenario, for_=request.actor)
    who = {"by": request.actor, "at": request.now, "scenario": row}
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act == "stop":
        service.stop_scenario(**who)
        return see_other("beds:scenario", row.pk)
    if act == "drop":
        service.drop_scenario(**who)
        return see_other("beds:planner")
    if act:
        raise NotFound
    trail.seen(by=request.actor, at=request.now, act="beds.scenario", record_kind="scenario", record=row.pk)
    shown = {"row": row, "busy": row.state in (Run.WAITING, Run.RUNNING), "result": service.result(row)}
    if request.headers.get("HX-Request") == "true" and shown["busy"]:
        return render(request, "beds/_busy.html", shown)
    answer = render(request, "beds/scenario.html", shown)
    if request.headers.get("HX-Request") == "true":
        answer = HttpResponse(headers={"HX-Refresh": "true"})
    return answer


@require_safe
@needs(Word.BEDS_MANAGE, Purpose.BEDS)
def compare(request: Any) -> HttpResponse:
    """Up to four computed scenarios side by side: the last step of each."""
    rows = []
    for said in request.GET.getlist("s")[:MOST_COMPARED]:
        try:
            rows.append(service.scenario(UUID(said), for_=request.actor))
        except ValueError as problem:
            raise NotFound from problem
    trail.seen(by=request.actor, at=request.now, act="beds.compare", record_kind="scenario")
    return render(request, "beds/compare.html", {"results": service.side_by_side(rows)})
