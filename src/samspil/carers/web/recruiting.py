"""Recruitment: the board of six steps with its figures, the list of families, and writing down who asked."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.carers import service
from samspil.carers.terms import SOON, Kind, Status
from samspil.carers.web.forms import NewEnquiry
from samspil.ground.errors import Invalid
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail

WHICH = ("", "mine", "slow", "network")
YEAR = dt.timedelta(days=365)
SHOWN = 4


@require_safe
@needs(Word.CARERS_READ, Purpose.FOSTERING)
def board(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    today = timezone.localdate(at)
    which = request.GET.get("which", "")
    which = which if which in WHICH else ""
    usual = service.usual(for_=actor, on=today)
    columns = service.board(for_=actor, on=today, usual={k: v[0] for k, v in usual.items()}, which=which)
    for column in columns:
        _late, column.median, column.n = usual[column.step]
    cards = [card for column in columns for card in column.cards]
    trail.seen(by=actor, at=at, act="carers.board", record_kind="foster_family")
    shown = {
        "columns": columns, "which": which, "funnel": service.funnel(for_=actor, on=today, since=today - YEAR),
        "endings": service.endings(for_=actor, on=today, days=SOON, limit=8), "n": sum(not card.registered for card in cards),
        "slow": sum(card.slow for card in cards), "all": "step" in request.GET, "most": SHOWN,
    }  # fmt: skip
    return render(request, "carers/board.html", shown)


@require_safe
@needs(Word.CARERS_READ, Purpose.FOSTERING)
def listing(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    status = request.GET.get("status", Status.APPROVED)
    kind = request.GET.get("kind", "")
    page = service.families(
        for_=actor, status=status if status in Status.values else "", kind=kind if kind in Kind.values else "",
        after=_id(request.GET.get("after")), before=_id(request.GET.get("before")),
    )  # fmt: skip
    facts = {one.id: one for one in service.facts_of([f.pk for f in page.items], for_=actor, at=at)}
    trail.seen(by=actor, at=at, act="carers.list", record_kind="foster_family")
    shown = {"page": page, "rows": [(f, facts[f.pk]) for f in page.items], "status": status, "kind": kind, "statuses": Status,
             "kinds": Kind}  # fmt: skip
    return render(request, "carers/list.html", shown)


def _id(text: str | None) -> Any:
    from uuid import UUID

    try:
        return UUID(text) if text else None
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Word.CARERS_WRITE, Purpose.FOSTERING)
def new(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    form = NewEnquiry(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            way = service.note_enquiry(by=actor, at=at, **form.cleaned_data)
        except Invalid as problem:
            add_problems(form, problem)
        else:
            return see_other("carers:show", way.family_id)
    return render(request, "carers/new.html", {"form": form}, status=422 if form.errors else 200)
