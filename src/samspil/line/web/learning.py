"""Calls to learn from: drawn, agreed to, read by a colleague, given back to whoever took them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.line import service
from samspil.line.terms import Look, Reviewed, Topic
from samspil.line.web import forms
from samspil.line.web.desk import page_methods, uuid_or_none
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail


@page_methods
@needs(Word.LINE_ANSWER, Purpose.ACUTE_LINE)
def learn(request: Any, line: UUID) -> HttpResponse:
    found = service.line(line, for_=request.actor, at=request.now)
    if request.method != "POST":
        return _learn(request, found)
    form = forms.Draw(request.POST if request.POST.get("act") == "draw" else None)
    try:
        _answer(request, found, form)
        return see_other("line:learn", found.pk)
    except Invalid as problem:
        if form.is_bound:
            add_problems(form, problem)
        return _learn(request, found, form=form, status=422)
    except Refused as refusal:
        return _learn(request, found, refused=refusal.reason, status=403)


def _answer(request: Any, line: Any, form: Any) -> None:
    who = {"by": request.actor, "at": request.now}
    act = request.POST.get("act", "")
    if act == "draw":
        if not form.is_valid():
            raise Invalid({})
        service.draw(**who, line=line, most=form.cleaned_data["most"])
    elif act in ("allow", "decline") and (asked := uuid_or_none(request.POST.get("review"))):
        service.allow(
            **who, review=service.review(asked, for_=request.actor, at=request.now), agree=act == "allow"
        )
    else:
        raise NotFound


def _learn(
    request: Any, line: Any, *, form: Any = None, refused: Any = "", status: int = 200
) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.learning(line, for_=actor, at=at)
    counts = [(one.label, found.counts[one.value]) for one in Reviewed] if found.counts is not None else None
    shown = {
        "line": line,
        "found": found,
        "counts": counts,
        "f_draw": form or forms.Draw(),
        "refused": refused,
    }
    trail.seen(by=actor, at=at, act="line.learn", record_kind="line", record=line.pk)
    return render(request, "line/learn.html", shown, status=status)


@page_methods
@needs(Word.LINE_ANSWER, Purpose.ACUTE_LINE)
def review(request: Any, review: UUID) -> HttpResponse:
    found = service.review(review, for_=request.actor, at=request.now)
    form = forms.GiveBack(request.POST if request.method == "POST" else None)
    refused: Any = ""
    if request.method == "POST" and form.is_valid():
        try:
            service.give_back(by=request.actor, at=request.now, review=found, **form.cleaned_data)
            return see_other("line:learn", found.call.line_id)
        except Invalid as problem:
            add_problems(form, problem)
        except Refused as refusal:
            refused = refusal.reason
    trail.seen(by=request.actor, at=request.now, act="line.review", record_kind="call", record=found.call_id)
    mine = found.taker_id == request.actor.account
    shown = {
        "review": found, "call": found.call, "line": found.call.line, "mine": mine, "form": form, "refused": refused,
        "topics": [one.label for one in Topic if one.value in found.call.topics],
        "looks": [(one.label, one.value in found.found) for one in Look],
    }  # fmt: skip
    status = 403 if refused else 422 if form.errors else 200
    return render(request, "line/review.html", shown, status=status)
