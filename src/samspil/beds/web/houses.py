"""For who leads: houses and beds, staff, closures."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from samspil.access.service import Purpose, Word, needs
from samspil.beds import service
from samspil.beds.web import forms
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])


@page_methods
@needs(Word.BEDS_MANAGE, Purpose.BEDS)
def houses(request: Any) -> HttpResponse:
    form = forms.NewHouse(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = service.open_unit(by=request.actor, at=request.now, **form.cleaned_data)
                return see_other("beds:house", made.pk)
            except Invalid as problem:
                add_problems(form, problem)
    trail.seen(by=request.actor, at=request.now, act="beds.houses", record_kind="unit")
    shown = {
        "board": service.board(for_=request.actor, at=request.now),
        "form": form,
        "is_open": status != 200,
    }
    return render(request, "beds/houses.html", shown, status=status)


Deed = Callable[[Any, Any, dict[str, Any]], Any]


def _when(request: Any, said: dict[str, Any]) -> dt.datetime | None:
    return forms.moment(request.actor.time_zone, said.pop("day", None), said.pop("clock", None))


def _staff(request: Any, unit: Any, said: dict[str, Any]) -> None:
    since = _when(request, said)
    service.staff(by=request.actor, at=request.now, unit=unit.pk, since=since, **said)


def _close(request: Any, unit: Any, said: dict[str, Any]) -> None:
    zone, bed = request.actor.time_zone, request.POST.get("bed", "")
    ends = forms.moment(zone, said["until"], dt.time(0))
    begins = forms.moment(zone, said["day"], dt.time(0))
    told = {"bed": UUID(bed)} if bed else {"unit": unit.pk}
    service.close_bed(by=request.actor, at=request.now, why=said["why"], since=begins, until=ends, **told)


DEEDS: dict[str, tuple[Any, Deed]] = {
    "change": (forms.House, lambda r, u, said: service.change_unit(by=r.actor, at=r.now, unit=u.pk, **said)),
    "staff": (forms.Staffed, _staff),
    "add": (forms.NewBed, lambda r, u, said: service.add_bed(by=r.actor, at=r.now, unit=u.pk, **said)),
    "close": (forms.Close, _close),
}


@page_methods
@needs(Word.BEDS_MANAGE, Purpose.BEDS)
def house(request: Any, unit: UUID) -> HttpResponse:
    row = service.unit(unit, for_=request.actor)
    if request.method != "POST":
        return _page(request, row, {})
    act, who = request.POST.get("act", ""), {"by": request.actor, "at": request.now}
    form: Any = None
    try:
        if act in ("end", "reopen"):
            key = UUID(request.POST.get("row", ""))
            service.end_bed(**who, bed=key) if act == "end" else service.reopen(**who, closure=key)
            return see_other("beds:house", row.pk)
        if act not in DEEDS:
            raise NotFound
        kind, do = DEEDS[act]
        form = kind(request.POST, auto_id=f"{act}_%s")
        if form.is_valid():
            do(request, row, dict(form.cleaned_data))
            return see_other("beds:house", row.pk)
    except ValueError as problem:
        raise NotFound from problem
    except Invalid as problem:
        add_problems(form, problem)
    except Refused as refusal:
        return _page(request, row, {"refused": refusal.reason}, status=403)
    return _page(request, row, {f"f_{act}": form, "act": act}, status=422)


def _page(request: Any, row: Any, more: dict[str, Any], status: int = 200) -> HttpResponse:
    actor, at = request.actor, request.now
    found = next((u for u in service.board(for_=actor, at=at).units if u.id == row.pk), None)
    if found is None:
        raise NotFound
    trail.seen(by=actor, at=at, act="beds.house", record_kind="unit", record=row.pk)
    now = {name: getattr(row, name) for name in ("name", "note", "age_from", "age_before", "outside")}
    shown = {
        "unit": found, "closures": service.closures(row, for_=actor, at=at),
        "f_change": forms.House(initial=now, auto_id="change_%s"),
        "f_staff": forms.Staffed(initial={"places": found.staffed}, auto_id="staff_%s"),
        "f_add": forms.NewBed(auto_id="add_%s"), "f_close": forms.Close(auto_id="close_%s"),
    }  # fmt: skip
    return render(request, "beds/house.html", shown | more, status=status)
