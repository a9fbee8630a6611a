"""Asking after children: what is due, and what was found, with everybody who began in the denominator."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.beds import service
from samspil.beds.web import forms
from samspil.ground.errors import Invalid, Refused
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@needs(Word.BEDS_READ, Purpose.BEDS)
def later(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    today = actor.day(at)
    due = service.to_ask(for_=actor, at=at)
    points = service.later(for_=actor, at=at, since=today - dt.timedelta(days=730), until=today)
    named = sorted({str(asked.row.case_id) for asked in due})
    trail.seen(
        by=actor, at=at, act="beds.later", record_kind="followed", details={"cases": named} if named else {}
    )
    return render(request, "beds/later.html", {"due": due, "points": points, "today": today})


@page_methods
@needs(Word.BEDS_USE, Purpose.BEDS)
def ask(request: Any, followed: UUID, months: int) -> HttpResponse:
    row = service.followed_row(followed, for_=request.actor, at=request.now)
    form = forms.Later(request.POST if request.method == "POST" else None)
    status, refused = 200, ""
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                service.look_back(
                    by=request.actor, at=request.now, followed=row, months=months, **form.cleaned_data
                )
                return see_other("beds:later")
            except Invalid as problem:
                add_problems(form, problem)
            except Refused as refusal:
                refused, status = refusal.reason, 403
    trail.seen(
        by=request.actor,
        at=request.now,
        act="beds.ask",
        record_kind="followed",
        record=row.pk,
        case=row.case_id,
    )
    shown = {"row": row, "months": months, "form": form, "refused": refused}
    return render(request, "beds/ask.html", shown, status=status)
