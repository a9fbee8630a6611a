"""The live board, one bed, one stay."""

import datetime as dt
import hashlib
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.beds import service
from samspil.beds.terms import BedNow, Board, UnitNow
from samspil.beds.web import forms
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])


def tag(board: Board) -> str:
    """Changes when anything on the board does, also when a hold ends by itself; not with the time alone."""
    return hashlib.sha256(repr(board.units).encode()).hexdigest()[:20]


@require_safe
@needs(Word.BEDS_READ, Purpose.BEDS)
def board(request: Any) -> HttpResponse:
    found = service.board(for_=request.actor, at=request.now)
    named = sorted({str(bed.case) for unit in found.units for bed in unit.beds if bed.case})
    trail.seen(
        by=request.actor,
        at=request.now,
        act="beds.board",
        record_kind="unit",
        details={"cases": named} if named else {},
    )
    shown = {"board": found, "tag": tag(found), "query": _for_case(request)}
    return render(request, "beds/board.html", shown)


def _for_case(request: Any) -> str:
    """For whom a bed is looked for goes with the links: an id, never a name."""
    try:
        return f"?case={UUID(request.GET['case'])}"
    except (KeyError, ValueError):
        return ""


@require_safe
@needs(Word.BEDS_READ, Purpose.BEDS)
def now(request: Any) -> HttpResponse:
    """Whether the board still stands as it is shown. It tells nothing of what is on it."""
    stands = tag(service.board(for_=request.actor, at=request.now)) == request.GET.get("have")
    return HttpResponse(status=204) if stands else HttpResponse(headers={"HX-Refresh": "true"})


def _find(request: Any, bed: UUID) -> tuple[UnitNow, BedNow]:
    for unit in service.board(for_=request.actor, at=request.now).units:
        for one in unit.beds:
            if one.id == bed:
                return unit, one
    raise NotFound


def _children(request: Any) -> tuple[list[Any], Any]:
    """Whom the reader works with, and the child the bed is looked for, first."""
    wanted = request.POST.get("case") or request.GET.get("case") or ""
    mine = cases.last_used(for_=request.actor, at=request.now)
    try:
        chosen = cases.get(UUID(wanted), for_=request.actor, at=request.now) if wanted else None
    except ValueError:
        chosen = None
    if chosen is not None and chosen not in mine:
        mine.insert(0, chosen)
    return mine, chosen


@page_methods
@needs(Word.BEDS_USE, Purpose.BEDS)
def bed(request: Any, bed: UUID) -> HttpResponse:
    unit, found = _find(request, bed)
    if found.stay and request.method != "POST":
        return see_other("beds:stay", found.stay)
    children, chosen = _children(request)
    told = {"children": children, "chosen": chosen}
    shown: dict[str, Any] = {"unit": unit, "bed": found, "chosen": chosen}
    if request.method == "POST":
        return _use(request, unit, found, shown, told)
    return _bed_page(request, shown, told)


def _bed_page(request: Any, shown: dict[str, Any], told: dict[str, Any], status: int = 200) -> HttpResponse:
    found = shown["bed"]
    trail.seen(
        by=request.actor, at=request.now, act="beds.bed", record_kind="bed", record=found.id,
        case=found.case,
    )  # fmt: skip
    forms_ = {"f_hold": forms.Hold(**told), "f_admit": forms.Admit(**told)} | shown
    return render(request, "beds/bed.html", forms_, status=status)


def _use(request: Any, unit: Any, found: BedNow, shown: dict[str, Any], told: dict[str, Any]) -> HttpResponse:
    act, who = request.POST.get("act", ""), {"by": request.actor, "at": request.now}
    if act == "release" and found.hold:
        service.release(**who, hold=service.running_hold(found.hold, for_=request.actor, at=request.now))
        return see_other("beds:board")
    kind = {"hold": forms.Hold, "admit": forms.Admit}.get(act)
    if kind is None:
        raise NotFound
    form = kind(request.POST, **told)
    if form.is_valid():
        try:
            return _done(request, found, act, dict(form.cleaned_data), who)
        except Invalid as problem:
            add_problems(form, problem)
        except Refused as refusal:
            why = getattr(refusal, "why", "")
            shown |= {
                "refused": refusal.reason,
                "f_refused": forms.NotGiven(initial={"why": why}) if why else None,
            }
            return _bed_page(request, shown | {f"f_{act}": form, "act": act}, told, status=403)
    return _bed_page(request, shown | {f"f_{act}": form, "act": act}, told, status=422)


def _done(request: Any, found: BedNow, act: str, said: dict[str, Any], who: dict[str, Any]) -> HttpResponse:
    wanted = said.pop("case")
    case = cases.get(UUID(wanted), for_=request.actor, at=request.now) if wanted else None
    if act == "hold":
        until = request.now + dt.timedelta(hours=said.pop("hours"))
        service.hold(**who, bed=found.id, case=case, until=until, **said)
        return see_other("beds:board")
    if case is None:
        from django.utils.translation import gettext as _

        raise Invalid({"case": _("Choose the child. A child without a file gets one first.")})
    began = forms.moment(request.actor.time_zone, said.pop("day"), said.pop("clock"))
    hold = service.running_hold(found.hold, for_=request.actor, at=request.now) if found.hold else None
    mine = hold is not None and hold.case_id in (None, case.pk)
    stay = service.admit(**who, case=case, bed=found.id, hold=hold if mine else None, began_at=began, **said)
    return see_other("beds:stay", stay.pk)


DEEDS = {"decide": forms.Decide, "incident": forms.Incident, "leave": forms.Leave}


@page_methods
@needs(Word.BEDS_READ, Purpose.BEDS)
def stay(request: Any, stay: UUID) -> HttpResponse:
    row = service.stay(stay, for_=request.actor, at=request.now)
    if request.method != "POST":
        return _stay_page(request, row, {})
    act = request.POST.get("act", "")
    if act not in DEEDS:
        raise NotFound
    form = DEEDS[act](request.POST, auto_id=f"{act}_%s")
    if form.is_valid():
        try:
            _deed(request, row, act, dict(form.cleaned_data))
            return see_other("beds:stay", row.pk)
        except Invalid as problem:
            add_problems(form, problem)
        except Refused as refusal:
            return _stay_page(request, row, {"refused": refusal.reason}, status=403)
    return _stay_page(request, row, {f"f_{act}": form, "act": act}, status=422)


def _deed(request: Any, row: Any, act: str, said: dict[str, Any]) -> None:
    who = {"by": request.actor, "at": request.now, "stay": row}
    if act == "decide":
        service.decide(**who, **said)
        return
    ended = forms.moment(request.actor.time_zone, said.pop("day"), said.pop("clock"))
    if act == "incident":
        service.note_incident(**who, happened_at=ended, **said)
        return
    service.discharge(**who, where=said["where"], ended_at=ended)


def _stay_page(request: Any, row: Any, more: dict[str, Any], status: int = 200) -> HttpResponse:
    actor, at = request.actor, request.now
    trail.seen(by=actor, at=at, act="beds.stay", record_kind="stay", record=row.pk, case=row.case_id)
    shown = {
        "stay": row,
        "day": service.day_number(row.began_at, row.ended_at or at, actor),
        "late": not row.perspective and row.ended_at is None and row.perspective_due_at <= at,
        "runs": row.ended_at is None
        and actor.may(Word.BEDS_USE)
        and cases.may_work(row.case_id, for_=actor, at=at),
        "f_decide": forms.Decide(
            initial={"perspective": row.perspective, "due_on": row.due_on}, auto_id="decide_%s"
        ),
        "f_leave": forms.Leave(auto_id="leave_%s"),
        "f_incident": forms.Incident(auto_id="incident_%s"),
        "may_note": actor.may(Word.BEDS_USE) and cases.may_work(row.case_id, for_=actor, at=at),
        "incidents": service.incidents_of_stay(row, for_=actor, at=at),
    }
    return render(request, "beds/stay.html", shown | more, status=status)


@require_http_methods(["POST"])
@needs(Word.BEDS_USE, Purpose.BEDS)
def refused(request: Any) -> HttpResponse:
    """A bed was asked for and not given."""
    form = forms.NotGiven(request.POST)
    if form.is_valid():
        service.note_refusal(by=request.actor, at=request.now, **form.cleaned_data)
    return see_other("beds:board")
