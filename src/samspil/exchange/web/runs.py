"""Bringing a list or return in: upload, what it would do, yes, how far it is."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.exchange import service as exchange
from samspil.exchange.terms import LISTS, Kind, Severity, State
from samspil.ground.errors import Invalid
from samspil.look.service import see_other, who_page
from samspil.look.uploads import TOO_LARGE
from samspil.trail import service as trail

AT_ONCE = 5_000_000
"""A larger file is read in the background."""


@needs(Word.EXCHANGE, Purpose.RETURN)
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: Any) -> HttpResponse:
    """What was brought, and the two ways to bring something."""
    problems: dict[str, Any] = {}
    if request.method == "POST":
        answer, problems = _bring(request)
        if answer:
            return answer
    page = exchange.runs(for_=request.actor, after=request.GET.get("after"), before=request.GET.get("before"))
    trail.seen(by=request.actor, at=request.now, act="exchange.list", record_kind="list")
    shown = {
        "page": page, "problems": problems, "kind": request.POST.get("kind") or str(Kind.LIST), "Kind": Kind,
        "limit": settings.SAMSPIL_LARGEST_UPLOAD, "limit_words": settings.SAMSPIL_LARGEST_UPLOAD // 1_000_000,
        "may_families": request.actor.may(Word.CARERS_WRITE),
        "may_return": "statutory_child_protection" in request.actor.competences,
    }  # fmt: skip
    return render(request, "exchange/imports.html", shown, status=422 if problems else 200)


def _bring(request: Any) -> tuple[HttpResponse | None, dict[str, Any]]:
    if request.META.get(TOO_LARGE):
        limit = settings.SAMSPIL_LARGEST_UPLOAD // 1_000_000
        words = _("This is too large. The largest that can be read is %(limit)s MB.") % {"limit": limit}
        return None, {"files": words}
    said = request.POST.get("kind")
    kind = Kind(said) if said in Kind.values else Kind.LIST
    try:
        run = exchange.bring(
            by=request.actor, at=request.now, kind=kind, files=request.FILES.getlist("files")
        )
    except Invalid as problem:
        return None, problem.problems
    if run.mapping["size"] <= AT_ONCE:
        exchange.look(by=request.actor, at=request.now, run=run)
    return see_other("exchange:run", run.pk), {}


@needs(Word.EXCHANGE, Purpose.RETURN)
@require_safe
def run(request: Any, run: UUID) -> HttpResponse:
    found = exchange.run(run, for_=request.actor)
    trail.seen(by=request.actor, at=request.now, act="exchange.run", record_kind="run", record=found.pk)
    return _page(request, found, {})


def _page(request: Any, found: Any, problems: dict[str, Any], status: int = 200) -> HttpResponse:
    part = request.headers.get("HX-Request") == "true"
    shown = {
        "run": found, "problems": problems, "groups": [_shown(g) for g in found.summary], "columns": _columns(found, problems),
        "stuck": exchange.stuck(found, at=request.now), "State": State, "Kind": Kind,
        "share": round(100 * found.done / found.total) if found.total else 0,
        "busy": found.state in (State.WAITING, State.TAKING), "done": found.counts.get("done", {}),
        "failed": found.counts.get("failed", []), "title": Kind(found.kind).label, "has_report": bool(found.report),
        "preview": [
            (row, name, second and dt.date.fromisoformat(second) if found.kind == Kind.LIST else second, does)
            for row, name, second, does in found.mapping.get("preview", [])
        ],
    }  # fmt: skip
    return render(request, "exchange/_run.html" if part else "exchange/run.html", shown, status=status)


def _shown(group: dict[str, Any]) -> dict[str, Any]:
    examples = [
        {**example, "says": exchange.reason(group["reason"], example["params"])}
        for example in group["examples"]
    ]
    tone = {"unusable": "bad", "wrong": "warn"}.get(group["severity"], "")
    return {**group, "examples": examples, "word": Severity(group["severity"]).label, "tone": tone}


def _columns(found: Any, problems: dict[str, Any]) -> list[dict[str, Any]]:
    """Each column of a list with what it holds and some of its cells."""
    said = found.mapping.get("columns", {})
    return [
        {
            "place": place, "name": f"column_{place}", "heading": heading, "samples": [s for s in samples if s][:2],
            "holds": said.get(str(place), ""), "problem": problems.get(f"column_{place}", ""),
            "choices": exchange.columns_of(found.kind).choices if found.kind in LISTS else [],
        }
        for place, (heading, samples) in enumerate(
            zip(found.mapping.get("headings", []), found.mapping.get("samples", []), strict=False)
        )
    ]  # fmt: skip


@needs(Word.EXCHANGE, Purpose.RETURN)
@require_POST
def columns(request: Any, run: UUID) -> HttpResponse:
    """What each column holds, as the person says; then everything is looked at again."""
    found = exchange.run(run, for_=request.actor)
    places = range(len(found.mapping.get("headings", [])))
    try:
        said = exchange.columns_from({p: request.POST.get(f"column_{p}", "") for p in places}, found.kind)
    except Invalid as problem:
        found.mapping["columns"] = {str(p): request.POST.get(f"column_{p}", "") for p in places}
        return _page(request, found, problem.problems, status=422)
    exchange.look(by=request.actor, at=request.now, run=found, columns=said)
    return see_other("exchange:run", found.pk)


@needs(Word.EXCHANGE, Purpose.RETURN)
@require_POST
def accept(request: Any, run: UUID) -> HttpResponse:
    found = exchange.run(run, for_=request.actor)
    exchange.accept(by=request.actor, at=request.now, run=found)
    return see_other("exchange:run", found.pk)


@needs(Word.EXCHANGE, Purpose.RETURN)
@require_POST
def discard(request: Any, run: UUID) -> HttpResponse:
    exchange.discard(by=request.actor, at=request.now, run=exchange.run(run, for_=request.actor))
    return see_other("exchange:list")


@needs(Word.EXCHANGE, Purpose.RETURN)
@require_safe
def who(request: Any, run: UUID) -> HttpResponse:
    """Who can see a run."""
    found = exchange.run(run, for_=request.actor)
    trail.seen(by=request.actor, at=request.now, act="exchange.run", record_kind="run", record=found.pk)
    return who_page(
        request, lambda at: exchange.who_could_run(found, at=at), title=_("Who can see what was brought"),
        what=_("Rows with problems and what was done. The file itself goes after thirty days."), back=reverse("exchange:run", args=[run]),
        no_end=_("as long as it is kept"),
    )  # fmt: skip
