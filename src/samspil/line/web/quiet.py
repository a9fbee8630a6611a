"""The quiet line: how reachable it was, and what few calls or none can and cannot mean."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.numbers import whole_number
from samspil.line import service
from samspil.line.web import forms
from samspil.line.web.desk import page_methods
from samspil.line.web.drawn import curve
from samspil.look.service import add_problems, see_other, weekday
from samspil.trail import service as trail

LONGEST = 400
WEEKS = 8


def _period(request: Any, line: Any) -> tuple[dt.date, dt.date]:
    """From the day that was asked for until another; else since the line is open, at most the last 400 days."""
    today = request.actor.day(request.now)
    opened = request.actor.day(line.open_since)
    since, until = (_day(request.GET.get(name, "")) for name in ("from", "to"))
    until = min(until or today - dt.timedelta(days=1), today)
    since = max(since or opened, opened, until - dt.timedelta(days=LONGEST))
    return min(since, until), until


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


@page_methods
@needs(Word.LINE_LEAD, Purpose.ACUTE_LINE)
def quiet(request: Any, line: UUID) -> HttpResponse:
    found = service.line(line, for_=request.actor, at=request.now)
    if not service.leads(request.actor, found):
        raise NotFound
    if request.method != "POST":
        return _show(request, found)
    act = request.POST.get("act", "")
    doing = {"out": _out, "known": _known, "plan": _plan}.get(act)
    if doing is None:
        raise NotFound
    form = _form(act, request, found, request.POST)
    if form.is_valid():
        try:
            doing(request, found, dict(form.cleaned_data))
            return see_other("line:quiet", found.pk)
        except Invalid as problem:
            add_problems(form, problem)
        except Refused as refusal:
            return _show(request, found, refused=refusal.reason, status=403)
    return _show(request, found, form=(act, form), status=422)


def _form(act: str, request: Any, line: Any, post: Any = None) -> Any:
    if act == "out":
        return forms.Out(post)
    if act == "known":
        return forms.Known(post, families=service.families(line, for_=request.actor, at=request.now))
    names = [(str(n), weekday(n, request.LANGUAGE_CODE)) for n in range(7)]
    return forms.Plan(post, names=names)


def _out(request: Any, line: Any, said: dict[str, Any]) -> None:
    zone = line.institution.time_zone
    since, until = (forms.moment(zone, said["day"], said[name]) for name in ("since", "until"))
    if until <= since:
        until += dt.timedelta(days=1)
    service.note_outage(
        by=request.actor, at=request.now, line=line, since=since, until=until, why=said["why"]
    )


def _known(request: Any, line: Any, said: dict[str, Any]) -> None:
    service.know(by=request.actor, at=request.now, line=line, **(said | {"family": UUID(said["family"])}))


def _plan(request: Any, line: Any, said: dict[str, Any]) -> None:
    zone, today = line.institution.time_zone, request.actor.day(request.now)
    days = [today + dt.timedelta(days=n) for n in range(1, 7 * WEEKS + 1)]
    moments = [forms.moment(zone, day, said["at"]) for day in days if str(day.weekday()) in said["days"]]
    service.plan_tests(by=request.actor, at=request.now, line=line, moments=moments)


def _show(request: Any, line: Any, *, form: Any = None, refused: Any = "", status: int = 200) -> HttpResponse:
    actor, at = request.actor, request.now
    since, until = _period(request, line)
    asked = whole_number(request.GET.get("every", ""), 0)
    every = asked if 1 <= asked <= LONGEST else None
    found = service.quiet(line, for_=actor, at=at, since=since, until=until, every=every)
    act, tried = form or ("", None)
    shown = {
        "line": line, "q": found, "f": found.figures, "since": since, "until": until, "refused": refused, "every": every,
        "exchange_key": service.exchange_key(line),
        "exchange_url": request.build_absolute_uri(reverse("line:exchange", args=[line.pk])),
        "curve": curve(found.bound) if found.bound else None, "act": act, "now": at, "today": actor.day(at),
        "heads": [weekday(n, request.LANGUAGE_CODE, short=True) for n in range(7)],
        **{f"f_{name}": tried if act == name else _form(name, request, line) for name in ("out", "known", "plan")},
    }  # fmt: skip
    trail.seen(by=actor, at=at, act="line.quiet", record_kind="line", record=line.pk)
    return render(request, "line/quiet.html", shown, status=status)
