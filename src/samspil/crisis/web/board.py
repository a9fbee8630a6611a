"""The board of open crises, what it asks every second, and who can be sent."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.accounts import service as accounts
from samspil.beds import service as beds
from samspil.crisis import service
from samspil.crisis.terms import Danger
from samspil.crisis.web import forms
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.numbers import whole_number
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])


def _shown(request: Any) -> dict[str, Any]:
    actor, at = request.actor, request.now
    found = service.board(for_=actor, at=at, after=request.GET.get("after", ""))
    cases = sorted({str(row.crisis.case_id) for row in found.rows if row.crisis.case_id})
    trail.seen(
        by=actor, at=at, act="crisis.board", record_kind="crisis", details={"cases": cases} if cases else None
    )
    houses = beds.board(for_=actor, at=at).units if actor.may(Word.BEDS_READ) else ()
    return {
        "board": found,
        "now": at,
        "may_do": actor.may(Word.CRISIS_DO),
        "me": actor.account,
        "houses": houses,
        "away": sum(unit.taken for unit in houses if unit.outside),
        "strip": service.strip(for_=actor, at=at) if houses else None,
    }


@require_safe
@needs(Word.CRISIS_SEE, Purpose.OVERVIEW)
def board(request: Any) -> HttpResponse:
    return render(request, "crisis/board.html", _shown(request))


@require_safe
@needs(Word.CRISIS_SEE, Purpose.OVERVIEW)
def news(request: Any) -> HttpResponse:
    """Empty while nothing is new since the revision that the page holds; else the board as it stands."""
    if service.revision(for_=request.actor) == whole_number(request.GET.get("since"), -1):
        return HttpResponse(status=204)
    return render(request, "crisis/_board.html", _shown(request))


@page_methods
@needs(Word.CRISIS_DO, Purpose.OVERVIEW)
def ready(request: Any) -> HttpResponse:
    """I can be sent until then; or no longer."""
    actor, at = request.actor, request.now
    staff = [m for m in accounts.staff([actor.institution], at=at) if Word.CRISIS_DO in accounts.words_of(m)]
    form = forms.StandReady(
        request.POST if request.method == "POST" else None,
        staff=staff, areas=service.areas(for_=actor), initial={"account": str(actor.account)},
    )  # fmt: skip
    if request.method == "POST" and request.POST.get("down"):
        service.stand_down(by=actor, at=at, ready=_id(request.POST["down"]))
        return see_other("crisis:board")
    if request.method == "POST" and form.is_valid():
        try:
            service.stand_ready(by=actor, at=at, **_ready(form.cleaned_data, actor, at))
            return see_other("crisis:board")
        except Invalid as problem:
            add_problems(form, problem)
    free = service.free_now(for_=actor, at=at)
    return render(
        request, "crisis/ready.html", {"form": form, "free": free}, status=422 if form.errors else 200
    )


def _ready(said: dict[str, Any], actor: Any, at: dt.datetime) -> dict[str, Any]:
    """A time that has passed today means tomorrow: the watch goes over midnight."""
    today = actor.day(at)
    until = service.moment(actor.time_zone, today, said["until"], "until")
    if until <= at:
        until = service.moment(actor.time_zone, today + dt.timedelta(days=1), said["until"], "until")
    return {
        "until": until, "account": UUID(said["account"]), "area": UUID(said["area"]) if said["area"] else None,
        "note": said["note"], "phone": said["phone"], "scientist": said["scientist"],
    }  # fmt: skip


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


@page_methods
@needs(Word.CRISIS_DO)
def who_goes(request: Any, crisis: UUID) -> HttpResponse:
    """Choose who goes: the free first, the near before the far; a protected place has no distance."""
    actor, at = request.actor, request.now
    found = service.get(crisis, for_=actor, at=at)
    form = forms.Goes(request.POST if request.method == "POST" else None)
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            expected = forms.soon(form.cleaned_data["expected"], actor, at)
            service.send(
                by=actor, at=at, crisis=found, account=form.cleaned_data["account"], expected_at=expected
            )
            return see_other("crisis:board") if request.POST.get("back") else see_other("crisis:show", crisis)
        except Invalid as problem:
            add_problems(form, problem)
        except Refused as refusal:
            refused = refusal.reason
    staff = [m for m in accounts.staff([actor.institution], at=at) if Word.CRISIS_DO in accounts.words_of(m)]
    free = service.free_now(for_=actor, at=at, crisis=found)
    ready_ids = {f.ready.account_id for f in free}
    trail.seen(
        by=actor, at=at, act="crisis.who_goes", record_kind="crisis", record=crisis, case=found.case_id
    )
    shown = {
        "crisis": found, "free": free, "others": [m.account for m in staff if m.account_id not in ready_ids], "form": form,
        "refused": refused, "calls": service.calls(for_=actor, at=at) if found.danger == Danger.ACUTE else [],
    }  # fmt: skip
    return render(
        request, "crisis/who_goes.html", shown, status=403 if refused else 422 if form.errors else 200
    )


@require_safe
@needs(Word.CRISIS_SEE, Purpose.OVERVIEW)
def late(request: Any) -> HttpResponse:
    """What should have been written or done by now."""
    rows = service.late(for_=request.actor, at=request.now)
    cases = sorted({str(row.crisis.case_id) for row in rows if row.crisis.case_id})
    trail.seen(
        by=request.actor,
        at=request.now,
        act="crisis.late",
        record_kind="crisis",
        details={"cases": cases} if cases else None,
    )
    return render(request, "crisis/late.html", {"rows": rows})


@page_methods
@needs(Word.CRISIS_DO, Purpose.OVERVIEW)
def areas(request: Any) -> HttpResponse:
    form = forms.NameArea(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            service.name_area(by=request.actor, at=request.now, **form.cleaned_data)
            return see_other("crisis:areas")
        except Invalid as problem:
            add_problems(form, problem)
    shown = {"form": form, "areas": service.areas(for_=request.actor)}
    return render(request, "crisis/areas.html", shown, status=422 if form.errors else 200)
