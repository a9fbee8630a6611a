"""For who leads: what is due to foster families, how stable placements are, what places there are and will be."""

import csv
import datetime as dt
import io
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.carers.terms import Kind
from samspil.fostering import service
from samspil.look.service import handed_out
from samspil.trail import service as trail


def _month(request: Any) -> dt.date:
    """The month that is asked for (2026-11), or this one."""
    today = request.actor.day(request.now)
    try:
        year, month = str(request.GET.get("month", "")).split("-")
        return dt.date(min(max(int(year), 2000), 2100), int(month), 1)
    except ValueError:
        return dt.date(today.year, today.month, 1)


@require_safe
@needs(Word.CARERS_DECIDE, Purpose.FOSTERING)
def allowances(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.month(_month(request), for_=actor, at=at)
    before = found.first - dt.timedelta(1)
    trail.seen(by=actor, at=at, act="fostering.allowances", record_kind="care", details=_named(found))
    shown = {
        "month": found,
        "previous": before,
        "before": f"{before:%Y-%m}",
        "after": f"{found.until:%Y-%m}",
        "this": f"{found.first:%Y-%m}",
    }
    return render(request, "fostering/allowances.html", shown)


def _named(found: Any) -> dict[str, Any]:
    cases = sorted({str(item.care.case_id) for bill in found.bills for item in bill.items})
    return {"month": f"{found.first:%Y-%m}"} | ({"cases": cases} if cases else {})


COLUMNS = (
    "family",
    "child",
    "for",
    "from",
    "to",
    "days",
    "times",
    "rate",
    "per",
    "amount",
    "currency",
    "source",
)


@require_safe
@needs(Word.CARERS_DECIDE, Purpose.FOSTERING)
def allowances_out(request: Any) -> HttpResponse:
    """The list as a table for whoever pays. Nothing is paid here."""
    found = service.month(_month(request), for_=request.actor, at=request.now)
    trail.left(
        by=request.actor,
        at=request.now,
        act="fostering.allowances_out",
        record_kind="care",
        details=_named(found),
    )
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for bill in found.bills:
        for item in bill.items:
            writer.writerow([_plain(cell) for cell in _cells(bill, item)])
    return handed_out(
        text.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"allowances-{found.first:%Y-%m}.csv"
    )


def _cells(bill: Any, item: Any) -> tuple[Any, ...]:
    rate = (item.rate.amount, item.rate.per) if item.rate else ("", "")
    child = item.care.case.child
    return (
        bill.family.name, child.name, item.what, item.since.isoformat(), item.last.isoformat(), item.days or "",
        item.times, *rate, item.amount, item.currency, item.source,
    )  # fmt: skip


def _plain(cell: Any) -> str:
    """No cell of ours becomes a formula in the program that opens the table."""
    said = str(cell)
    return f"'{said}" if said[:1] in ("=", "+", "-", "@", "\t") else said


@require_safe
@needs(Word.FIGURES_SEE, Purpose.OVERVIEW)
def stability(request: Any) -> HttpResponse:
    """The year that ends with a 31 March, as England counts it; or with the last day of another month."""
    actor, at = request.actor, request.now
    today = actor.day(at)
    until = dt.date(today.year, today.month, 1)
    if request.GET.get("year", "").isdigit() and len(request.GET["year"]) == 4:
        until = dt.date(max(1990, min(int(request.GET["year"]), 2100)), 4, 1)
    found = service.stability(for_=actor, at=at, until=until)
    trail.seen(by=actor, at=at, act="fostering.stability", record_kind="care", details={"rows": found.rows})
    code = _authority(request)
    measures = [
        (key, told, service.england(measure), service.authority(code, measure))
        for key, told, measure in (
            ("many", found.many_told, "many"),
            ("same", found.same_told, "same_carer"),
        )
    ]
    years = [y for y in range(today.year, today.year - 6, -1) if dt.date(y, 4, 1) <= today]
    before = range(years[-1] - 1, max(found.first.year, 1990), -1) if found.first else ()
    shown = {
        "found": found,
        "measures": measures,
        "years": years,
        "before": list(before),
        "last": until - dt.timedelta(1),
        "left_out": _left_out(found),
        "authorities": service.authorities(),
        "beside": code,
        "may_count": actor.may(Word.PLACEMENT_READ),
    }
    return render(request, "fostering/stability.html", shown)


def _authority(request: Any) -> str:
    """The code of the published authority that somebody wants to see beside; else of the one that bears the institution's name."""
    codes = dict(service.authorities())
    if request.GET.get("beside") in codes:
        return str(request.GET["beside"])
    own = service.authority(request.actor.institution_name, "many")
    return own.code if own else ""


def _left_out(found: Any) -> list[tuple[Any, int]]:
    words = {
        "short": _("left out: under 8 days"),
        "adult": _("left out: entered at 18 or older"),
        "no_birth": _("left out: date of birth not known"),
        "contradictory": _("left out: the days contradict each other"),
    }
    return [(words[reason], n) for reason, n in sorted(found.moves.left_out.items())]


@require_safe
@needs(Word.CARERS_READ, Purpose.FOSTERING)
def capacity(request: Any) -> HttpResponse:
    found = service.capacity(for_=request.actor, at=request.now)
    trail.seen(by=request.actor, at=request.now, act="fostering.capacity", record_kind="foster_family")
    kinds = [kind.label for kind in Kind]
    return render(
        request,
        "fostering/capacity.html",
        {"found": found, "kinds": kinds, "today": request.actor.day(request.now)},
    )
