"""The ledger of a year, its course days, one day with who was there, and one family."""

from fractions import Fraction
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.carers import service as carers
from samspil.courses import service
from samspil.courses.terms import Seat, Standing
from samspil.courses.web import forms
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.look.service import add_problems, see_other
from samspil.programmes import service as programmes
from samspil.rules.terms import said
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 60


def _year(request: Any) -> int:
    """The year that is asked for, or this one."""
    asked, now = request.GET.get("year", ""), request.actor.day(request.now).year
    return int(asked) if asked.isdecimal() and now - 10 <= int(asked) <= now + 1 else now


@require_safe
@needs(Word.CARERS_READ, Purpose.FOSTERING)
def ledger(request: Any) -> HttpResponse:
    actor, year = request.actor, _year(request)
    found = service.ledger(year, for_=actor, at=request.now)
    only = request.GET.get("only", "")
    mine = request.GET.get("whose") == "mine"
    here = [row for row in found.rows if not mine or row.family.guide == actor.account]
    rows = [row for row in here if not only or row.standing == only]
    first = int(request.GET["from"]) if request.GET.get("from", "").isdecimal() else 0
    trail.seen(by=actor, at=request.now, act="courses.ledger", record_kind="course_day")
    shown = {
        "ledger": found, "year": year, "rows": rows[first : first + SHOWN], "only": only, "mine": mine, "all": len(rows),
        "guides": any(row.family.guide == actor.account for row in found.rows),
        "standings": [(s, s.label, n) for s in Standing if (n := sum(row.standing == s for row in here))],
        "later": first + SHOWN if first + SHOWN < len(rows) else 0, "earlier": max(0, first - SHOWN) if first else None,
        "today": actor.day(request.now),
    }  # fmt: skip
    return render(request, "courses/ledger.html", shown)


@page_methods
@needs(Word.CARERS_READ, Purpose.FOSTERING)
def days(request: Any) -> HttpResponse:
    actor, year, status = request.actor, _year(request), 200
    mine = [(str(p.pk), p.name) for p in programmes.programmes(for_=actor)]
    form = forms.NewDay(request.POST if request.method == "POST" else None, programmes=mine)
    if request.method == "POST":
        status = 422
        if not actor.may(Word.CARERS_WRITE):
            raise NotFound
        if form.is_valid():
            said = dict(form.cleaned_data)
            said["programme"] = UUID(said["programme"]) if said["programme"] else None
            try:
                made = service.set_up(by=actor, at=request.now, **said)
                return see_other("courses:day", made.pk)
            except Invalid as problem:
                add_problems(form, problem)
    rows = service.days(year, for_=actor)
    trail.seen(by=actor, at=request.now, act="courses.day", record_kind="course_day")
    shown = {
        "days": rows,
        "form": form,
        "year": year,
        "is_open": status != 200,
        "today": actor.day(request.now),
    }
    return render(request, "courses/days.html", shown, status=status)


@page_methods
@needs(Word.CARERS_READ, Purpose.FOSTERING)
def day(request: Any, day: UUID) -> HttpResponse:
    row = service.day(day, for_=request.actor)
    if request.method != "POST":
        return _day(request, row, {})
    act, told = request.POST.get("act", ""), {"by": request.actor, "at": request.now}
    form: Any = None
    try:
        if act == "offer":
            families = [UUID(one) for one in request.POST.getlist("family")]
            service.offer(**told, day=row.pk, families=families)
        elif act == "mark":
            return _mark(request, row)
        elif act == "off":
            form = forms.CallOff(request.POST)
            if not form.is_valid():
                return _day(request, row, {"f_off": form, "act": act}, status=422)
            service.call_off(**told, day=row.pk, **form.cleaned_data)
        else:
            raise NotFound
    except ValueError as problem:
        raise NotFound from problem
    except Invalid as problem:
        return _day(request, row, {"problem": next(iter(problem.problems.values()))}, status=422)
    except Refused as refusal:
        return _day(request, row, {"refused": refusal.reason}, status=403)
    return see_other("courses:day", row.pk)


def _mark(request: Any, row: Any) -> HttpResponse:
    """Who was there, of all at once; what nobody answered stays as it was. Where two wrote differently, both are shown."""
    met = []
    for place in service.seats(row, for_=request.actor).places:
        state = request.POST.get(f"state-{place.pk}", "")
        if not state:
            continue
        why = request.POST.get(f"why-{place.pk}", "")[:200]
        revision = request.POST.get(f"revision-{place.pk}", "")
        try:
            service.mark(
                by=request.actor, at=request.now, place=place.pk, state=state, why=why,
                revision=int(revision) if revision.isdecimal() else None,
            )  # fmt: skip
        except Conflict:
            met.append((place.family.name, Seat(state).label, place.get_state_display()))
    if met:
        return _day(request, row, {"met": met}, status=409)
    return see_other("courses:day", row.pk)


def _day(request: Any, row: Any, more: dict[str, Any], status: int = 200) -> HttpResponse:
    actor, today = request.actor, request.actor.day(request.now)
    found = service.seats(row, for_=actor)
    trail.seen(by=actor, at=request.now, act="courses.day", record_kind="course_day", record=row.pk)
    over = row.on <= today
    shown = {
        "day": row, "seats": found, "writes": actor.may(Word.CARERS_WRITE) and row.cancelled_on is None, "over": over,
        "states": [s for s in Seat.choices if over or s[0] in (Seat.OFFERED, Seat.DECLINED)],
        "came": sum(p.state == Seat.ATTENDED for p in found.places), "f_off": forms.CallOff(), "today": today,
    }  # fmt: skip
    return render(request, "courses/day.html", shown | more, status=status)


@page_methods
@needs(Word.CARERS_READ, Purpose.FOSTERING)
def family(request: Any, family: UUID, year: int) -> HttpResponse:
    actor = request.actor
    home = carers.get(family, for_=actor)
    if not 2000 <= year <= 2100:
        raise NotFound
    placed = service.proposal(home.pk, year, for_=actor, at=request.now)
    if request.method != "POST":
        return _family(request, home, year, placed, _key_form(actor, placed))
    told = {"by": actor, "at": request.now, "family": home.pk, "year": year}
    form = forms.KeyForm(request.POST)
    try:
        if request.POST.get("act") == "adopt":
            service.adopt_key(**told)
            return see_other("courses:family", home.pk, year)
        if form.is_valid():
            service.set_key(**told, **form.cleaned_data)
            return see_other("courses:family", home.pk, year)
    except Invalid as problem:
        add_problems(form, problem)
    except Refused as refusal:
        return _family(
            request, home, year, placed, _key_form(actor, placed), refused=refusal.reason, status=403
        )
    return _family(request, home, year, placed, form, status=422)


def _key_form(actor: Any, placed: list[tuple[str, int]]) -> forms.KeyForm:
    """Begins as the placements say."""
    parts = "\n".join(f"{name} {days}" for name, days in placed)
    return forms.KeyForm(initial={"said_by": service.own_municipality(actor), "parts": parts})


def _family(
    request: Any, home: Any, year: int, placed: list[tuple[str, int]], form: forms.KeyForm, status: int = 200, refused: Any = ""
) -> HttpResponse:  # fmt: skip
    actor = request.actor
    row = service.of_family(home.pk, year, for_=actor, at=request.now)
    trail.seen(by=actor, at=request.now, act="courses.family", record_kind="foster_family", record=home.pk)
    keys, all_ = service.keys_of(home.pk, year, for_=actor), sum(days for _name, days in placed)
    shown = {
        "family": home, "row": row, "year": year, "keys": keys, "form": form, "refused": refused,
        "is_open": status == 422, "today": actor.day(request.now), "apart": service.said_apart(keys, row.due),
        "placed": [(name, days, Fraction(days, all_)) for name, days in placed],
        "note": said(row.rule.note) if row.rule else "",
        "shares": [(name, share, share * row.offered) for name, share in row.shares],
    }  # fmt: skip
    return render(request, "courses/family.html", shown, status=status)
