"""Figures on a page and as a table to take along."""

import csv
import io
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.evaluation import service
from samspil.evaluation.terms import VERSION
from samspil.look.service import handed_out
from samspil.trail import service as trail

COLUMNS = (
    "figure", "line", "year", "counted", "of", "not_known", "low_95", "high_95", "withheld", "counted_on", "definition",
    "version",
)  # fmt: skip


def _asked(request: Any) -> tuple[int, list[int]]:
    found = service.years(for_=request.actor, at=request.now)
    said = request.GET.get("year", "")
    chosen = int(said) if said.isascii() and said.isdigit() and len(said) == 4 else found[0]
    return (chosen if chosen in found else found[0]), found


@require_safe
@needs(Word.FIGURES_SEE, Purpose.MANAGEMENT)
def figures(request: Any) -> HttpResponse:
    year, every = _asked(request)
    found = service.figures(for_=request.actor, at=request.now, year=year)
    trail.seen(by=request.actor, at=request.now, act="evaluation.figures", details={"year": year})
    shown = {"figures": found, "year": year, "years": every, "running": year == every[0]}
    return render(request, "evaluation/figures.html", shown)


@require_safe
@needs(Word.FIGURES_SEE, Purpose.MANAGEMENT)
def table(request: Any) -> HttpResponse:
    """The same numbers; what is withheld on the page is withheld here."""
    year, _every = _asked(request)
    found = service.figures(for_=request.actor, at=request.now, year=year)
    trail.left(by=request.actor, at=request.now, act="evaluation.figures", details={"year": year})
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    on = request.actor.day(request.now).isoformat()
    for one in found:
        for line in one.lines:
            writer.writerow(_row(one, line, year, on))
    content = out.getvalue().encode("utf-8-sig")
    return handed_out(content, "text/csv; charset=utf-8", f"figures-{year}.csv")


def _row(one: Any, line: Any, year: int, on: str) -> list[Any]:
    told = line.told
    band = [None if b is None else f"{b:.4f}" for b in (told.low, told.high)]
    numbers = [told.part, told.whole, told.unknown, *band]
    withheld = "yes" if None in (told.part, told.whole, told.unknown) else "no"
    return [
        one.figure.value, line.label, year, *("" if n is None else n for n in numbers), withheld, on, str(one.defined),
        VERSION,
    ]  # fmt: skip
