"""From rows to records: the typed record of a row, the return out of many rows, and a lasting name for each record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from functools import lru_cache
from typing import Any

from samspil.engines.ssda903.problem import (
    CHILD_TABLES,
    Adoption,
    CareLeaver,
    ChildRecord,
    Episode,
    Finding,
    Header,
    MissingPeriod,
    Outcomes,
    PlacedForAdoption,
    PreviousPermanence,
    Record,
    Return,
    Review,
    Row,
    SocialWorker,
    Uasc,
)
from samspil.engines.ssda903.tables import TABLES, Table

_CLASSES: dict[str, type[Record]] = {
    "header": Header,
    "episodes": Episode,
    "reviews": Review,
    "missing": MissingPeriod,
    "oc2": Outcomes,
    "oc3": CareLeaver,
    "ad1": Adoption,
    "uasc": Uasc,
    "placed_for_adoption": PlacedForAdoption,
    "previous_permanence": PreviousPermanence,
    "social_workers": SocialWorker,
}

_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?: 00:00(?::00)?)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_DECIMAL = re.compile(r"(\d+)\.0+")


@lru_cache(maxsize=65536)
def read_date(text: str) -> date | None:
    """The day a cell means: 31/01/2015 as the return asks, or 31.1.2015, 31-01-2015 and 2015-01-31. None when it is no day."""
    text = text.strip()
    try:
        if found := _DAY.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _ISO.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return None


def _number(text: str) -> str:
    """Spreadsheets turn 1 into 1.0; both mean the same code."""
    found = _DECIMAL.fullmatch(text.strip())
    return found[1] if found else text.strip()


def _readers(table: Table) -> tuple[tuple[str, Callable[[str], Any]], ...]:
    def reader(column: str) -> Callable[[str], Any]:
        if column in table.dates:
            return read_date
        return _number if column in table.numbers else str.strip

    names = [f.name.upper() for f in fields(_CLASSES[table.name]) if f.name not in ("row", "child")]
    return tuple((name, reader(name)) for name in names)


_READERS = {name: _readers(table) for name, table in TABLES.items()}


def record_of(row: Row) -> Record:
    """The typed record of a row."""
    values = row.values
    cells = [read(values.get(column, "")) for column, read in _READERS[row.table]]
    return _CLASSES[row.table](row, row.text("CHILD"), *cells)


def assemble(rows: Iterable[Row], findings: Iterable[Finding] = ()) -> Return:
    """A return from raw rows: each under its child, children in the order in which they are first named.

    This is also how a product that keeps the rows makes the return again, to write it out or to check it.
    """
    gathered: dict[str, dict[str, list[Record]]] = {}
    unplaced: list[Row] = []
    for row in rows:
        record = record_of(row)
        if record.child:
            gathered.setdefault(record.child, {}).setdefault(row.table, []).append(record)
        else:
            unplaced.append(row)
    children = {child: _child(child, tables) for child, tables in gathered.items()}
    return Return(children, tuple(unplaced), tuple(findings))


def _child(child: str, tables: dict[str, list[Record]]) -> ChildRecord:
    parts: dict[str, Any] = {
        "headers" if name == "header" else name: tuple(tables[name])
        for name in CHILD_TABLES
        if name in tables
    }
    if "episodes" in parts:
        parts["episodes"] = tuple(sorted(parts["episodes"], key=lambda episode: episode.decom or date.max))
    return ChildRecord(child, **parts)


def identities(child: ChildRecord) -> dict[int, str]:
    """A name for every record of a child that survives another file, line or form: `id(record)` -> its key date, then which of that day.

    A record of a table with one row per child is named "1". Two reviews on one day are "2017-08-30" and "2017-08-30 (2)".
    """
    names: dict[int, str] = {}
    for name in CHILD_TABLES:
        seen: dict[str, int] = {}
        for record in sorted(child.table(name), key=lambda r: (r.row.file, r.row.number)):
            key = _key(record.row)
            seen[key] = seen.get(key, 0) + 1
            names[id(record)] = key if seen[key] == 1 else f"{key} ({seen[key]})"
    return names


def _key(row: Row) -> str:
    column = TABLES[row.table].key
    if not column:
        return "1"
    day = read_date(row.values.get(column, ""))
    return day.isoformat() if day else row.text(column) or "?"
