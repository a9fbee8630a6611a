"""The rota of a month: as a calendar or a list; one shift with who could have it; gaps, fairness, publishing."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.duty import service
from samspil.duty.web import deeds
from samspil.duty.web.one import one_shift
from samspil.duty.web.shown import tones, weeks
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.look.service import see_other
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@needs(Word.DUTY_SEE, Purpose.DUTY)
def first(request: Any) -> HttpResponse:
    """The only rota, or all of them."""
    rows = service.rosters(for_=request.actor, at=request.now)
    if len(rows) == 1:
        return see_other("duty:rota", rows[0].pk)
    return render(request, "duty/list.html", {"rosters": rows, "may_open": request.actor.may(Word.DUTY_LEAD)})


def month_asked(request: Any, roster: Any) -> dt.date:
    """The first day of the month that was asked for, or of this one. Anything else than a month is this one."""
    today = timezone.localdate(request.now)
    try:
        asked = dt.date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return today.replace(day=1)
    return asked if abs((asked - today).days) < 4000 else today.replace(day=1)


def uuid_or_none(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


@page_methods
@needs(Word.DUTY_SEE, Purpose.DUTY)
def rota(request: Any, roster: UUID) -> HttpResponse:
    found = service.roster(roster, for_=request.actor, at=request.now)
    month = month_asked(request, found)
    if request.method != "POST":
        return show(request, found, month)
    act = request.POST.get("act", "")
    if act not in deeds.DEEDS:
        raise NotFound
    told = deeds.Told(request.actor, request.now, found, month, request.POST)
    try:
        anchor = deeds.DEEDS[act](told)
    except Invalid as problem:
        return show(request, found, month, act=act, problem=problem, status=422)
    except Refused as refusal:
        return show(request, found, month, refused=refusal.reason, status=403)
    return see_other(f"{request.path}?{_asked(request, month)}", anchor=anchor)


def _asked(request: Any, month: dt.date) -> str:
    parts = [f"month={month:%Y-%m}"]
    shift = uuid_or_none(request.POST.get("shift"))
    if shift and request.POST.get("act") not in ("take", "list"):
        parts.append(f"shift={shift}")
    if request.GET.get("as") == "list":
        parts.append("as=list")
    return "&".join(parts)


def show(
    request: Any, roster: Any, month: dt.date, *, act: str = "", problem: Invalid | None = None, refused: Any = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    actor, at = request.actor, request.now
    page = service.month_page(roster, for_=actor, at=at, first=month)
    chosen = uuid_or_none(request.POST.get("shift") or request.GET.get("shift"))
    me = service.member_of(roster, for_=actor, at=at)
    led = service.can(actor, "lead", roster, on=actor.day(at))
    shown: dict[str, Any] = {
        "roster": roster, "page": page, "month": month, "weeks": weeks(page, chosen), "tones": tones(page), "me": me,
        "led": led, "before": (month - dt.timedelta(days=1)).replace(day=1), "after": (month + dt.timedelta(days=32)).replace(day=1),
        "as_list": request.GET.get("as") == "list", "refused": refused, "now": at,
        "on_duty": [
            service.answering(for_=actor, at=at, roster=roster.pk, line=line)
            for line in ((1, 2) if roster.two_lines else (1,))
        ],
        "problems": problem.problems if problem and act == "list" else {}, "act": act,
    }  # fmt: skip
    shown["gap"] = next((g for g in page.gaps if g.shift and g.shift.pk == chosen), None)
    shown["empty"] = sum(s.member_id is None and s.starts_at > at for s in page.shifts)
    if led and request.GET.get("why") == "empty" and shown["empty"]:
        shown["asked_why"] = True
        shown["collides"] = service.collides(page, at=at, enough=deeds.clock(deeds.SECONDS))
    if chosen:
        shown |= one_shift(request, roster, page, chosen, me, led, act, problem)
    trail.seen(by=actor, at=at, act="duty.rota", record_kind="roster", record=roster.pk)
    return render(request, "duty/rota.html", shown, status=status)
