"""What a member does for themselves: own shifts, swaps to answer, when they cannot."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

from samspil.access.service import Purpose, Word, needs
from samspil.duty import service
from samspil.duty.terms import LONGEST
from samspil.duty.web import forms
from samspil.duty.web.rota import page_methods, uuid_or_none
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail

AHEAD = dt.timedelta(days=120)


@page_methods
@needs(Word.DUTY_SEE, Purpose.DUTY)
def mine(request: Any, roster: UUID) -> HttpResponse:
    found = service.roster(roster, for_=request.actor, at=request.now)
    me = service.member_of(found, for_=request.actor, at=request.now)
    if request.method != "POST":
        return _show(request, found, me)
    if me is None:
        raise NotFound
    form = None
    try:
        if request.POST.get("act") == "away":
            form = forms.Absent(request.POST)
            if not form.is_valid():
                return _show(request, found, me, form=form, status=422)
            _away(request, me, form.cleaned_data)
        else:
            _answer(request, found, me)
    except Invalid as problem:
        add_problems(form or forms.Absent(), problem)
        return _show(request, found, me, form=form, status=422)
    except Refused as refusal:
        return _show(request, found, me, refused=refusal.reason, status=403)
    return see_other("duty:swaps", found.pk)


def away_times(zone: str, said: dict[str, Any]) -> tuple[dt.datetime, dt.datetime]:
    """From when until when; a day without a time is meant whole."""
    until_day = said["until_day"] + dt.timedelta(days=0 if said["until_time"] else 1)
    since = forms.moment(zone, said["since_day"], said["since_time"])
    return since, forms.moment(zone, until_day, said["until_time"])


def say_opened(request: Any, opened: int) -> None:
    if opened:
        said = ngettext(
            "%(n)s shift has nobody now. Whoever leads the rota sees it.",
            "%(n)s shifts have nobody now. Whoever leads the rota sees it.",
            opened,
        )
        messages.warning(request, said % {"n": opened})


def _away(request: Any, me: Any, said: dict[str, Any]) -> None:
    since, until = away_times(me.roster.time_zone, said)
    _absence, opened = service.away(
        by=request.actor, at=request.now, member=me, kind=said["kind"], since=since, until=until
    )
    say_opened(request, opened)


def _answer(request: Any, roster: Any, me: Any) -> None:
    who = {"by": request.actor, "at": request.now}
    act, id = request.POST.get("act", ""), uuid_or_none(request.POST.get("id"))
    if act == "take":
        if id is None:
            raise NotFound
        service.take_over(**who, shift=service.shift(id, roster=roster))
        return
    if act == "back":
        rows = service.absences_of(roster, since=request.now, until=request.now + 4 * AHEAD)
        found = next((a for a in rows if a.pk == id and a.member_id == me.pk), None)
        if found is None:
            raise NotFound
        service.back(**who, absence=found)
        return
    swap = next((s for s in service.asked_of(me, at=request.now) if s.pk == id), None)
    if swap is None or act not in ("yes", "no", "withdraw"):
        raise NotFound
    if act == "withdraw":
        service.withdraw_swap(**who, swap=swap)
    else:
        service.answer_swap(**who, swap=swap, agreed=act == "yes")


def _show(
    request: Any, roster: Any, me: Any, *, form: Any = None, refused: Any = "", status: int = 200
) -> HttpResponse:
    actor, at = request.actor, request.now
    swaps = service.asked_of(me, at=at) if me else []
    away = service.absences_of(roster, since=at, until=at + 4 * AHEAD) if me else []
    coming = service.coming(for_=actor, since=at - LONGEST, until=at + AHEAD)
    shown = {
        "roster": roster, "me": me, "refused": refused, "form": form or forms.Absent(),
        "shifts": [s for s in coming if s.ends_at > at and s.roster_id == roster.pk],
        "asked": [s for s in swaps if me and s.to_id == me.pk],
        "asking": [s for s in swaps if me and s.asked_by_id == me.pk],
        "away": [a for a in away if me and a.member_id == me.pk],
        "now": at, "on_duty": [
            service.answering(for_=actor, at=at, roster=roster.pk, line=line)
            for line in ((1, 2) if roster.two_lines else (1,))
        ],
    }  # fmt: skip
    trail.seen(by=actor, at=at, act="duty.mine", record_kind="roster", record=roster.pk)
    return render(request, "duty/mine.html", shown, status=status)
