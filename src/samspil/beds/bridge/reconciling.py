"""A table from outside, read as it is, to the engine `reconciling`; and the house's own months."""

import csv
import datetime as dt
import io
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.beds.models import Taken
from samspil.engines.reconciling.problem import Reconciled, Row
from samspil.engines.reconciling.solve import solve
from samspil.ground.errors import Invalid

MOST_ROWS, MOST_BYTES = 100_000, 20_000_000
NAMES = {
    "place": ("county", "place", "region", "municipality", "gemeente", "regio", "kommune", "okres", "kunta"),
    "year": ("year", "jaar", "år", "rok", "vuosi"),
    "came": ("admissions", "came", "inflow", "instroom", "tilgang", "příchody"),
    "left": ("discharges", "left", "outflow", "uitstroom", "afgang", "odchody"),
    "stock": ("children in care", "stock", "at year end", "stand", "bestand", "stav"),
    "total": ("total days in care", "total", "totaal", "i alt", "celkem"),
}
"""What a column may be called, lower case. What stands between the year and the total are its parts."""


@dataclass(frozen=True, slots=True)
class Table:
    rows: int
    parts: tuple[str, ...]
    found: Reconciled
    years: tuple[tuple[int, int, int], ...]
    """Year, flows that agree, flows compared."""


def reconcile_table(content: bytes, *, for_: Actor) -> Table:
    """A CSV table of places by year: whether the parts add up, and whether each stock follows from the year before. Nothing is kept."""
    require(for_, Word.BEDS_MANAGE)
    if len(content) > MOST_BYTES:
        raise Invalid({"file": _("This file is too large.")})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    lines = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    head = [cell.strip() for cell in next(lines, [])]
    where = _columns(head)
    parts = tuple(range(where["year"] + 1, where["total"])) if "total" in where else ()
    rows = [_row(cells, where, parts, n) for n, cells in enumerate(lines, 2) if any(cells)]
    found = solve(rows)
    years = sorted({flow.year for flow in found.flows})
    by_year = tuple(
        (y, sum(f.apart == 0 for f in found.flows if f.year == y), sum(f.year == y for f in found.flows))
        for y in years
    )
    return Table(len(rows), tuple(head[p] for p in parts), found, by_year)


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _columns(head: list[str]) -> dict[str, int]:
    lower = [name.casefold() for name in head]
    where = {kind: lower.index(name) for kind, names in NAMES.items() for name in names if name in lower}
    missing = [kind for kind in ("place", "year", "came", "left", "stock") if kind not in where]
    if missing:
        words = _("The first line must name these columns: %(names)s.")
        raise Invalid({"file": words % {"names": "Place, Year, Admissions, Discharges, Children In Care"}})
    return where


def _row(cells: list[str], where: dict[str, int], parts: tuple[int, ...], line: int) -> Row:
    if line > MOST_ROWS:
        raise Invalid({"file": _("This file is too large.")})

    def number(column: int | None) -> int | None:
        said = cells[column].strip().replace(" ", "") if column is not None and column < len(cells) else ""
        try:
            return int(said) if said else None
        except ValueError:
            return None

    year = number(where["year"])
    if year is None:
        raise Invalid({"file": _("Line %(line)s has no year.") % {"line": line}})
    return Row(
        cells[where["place"]].strip(), year, number(where["came"]), number(where["left"]), number(where["stock"]),
        tuple(number(p) for p in parts), number(where.get("total")),
    )  # fmt: skip


def own_months(
    *, for_: Actor, at: dt.datetime, taken: list[Taken]
) -> list[tuple[dt.date, int, int, int, int]]:
    """The last twelve whole months of the house: its first day, there at its beginning, came, left, there at its end."""
    today = for_.day(at)
    first = dt.date(today.year, today.month, 1)
    months = []
    for _n in range(12):
        until, first = first, (first - dt.timedelta(1)).replace(day=1)
        there = [
            t
            for t in taken
            if for_.day(t.began_at) < until and (t.ended_at is None or for_.day(t.ended_at) >= first)
        ]
        before = sum(for_.day(t.began_at) < first for t in there)
        came = sum(for_.day(t.began_at) >= first for t in there)
        left = sum(t.ended_at is not None and for_.day(t.ended_at) < until for t in there)
        months.append((first, before, came, left, before + came - left))
    return months[::-1]
