"""What a return says about one child, in words."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.engines import ssda903
from samspil.exchange import queries
from samspil.exchange.bridge.reading import TABLE_NAMES
from samspil.exchange.terms import EXTRA, TABLE_WORDS


@dataclass(frozen=True, slots=True)
class ShownTable:
    """One table of the return about one child: for each row its filled-in cells as (column, text, meaning)."""

    name: str
    words: Any
    rows: list[list[tuple[str, str, str]]]


def from_the_return(case: UUID, *, for_: Actor, at: dt.datetime) -> list[ShownTable]:
    """What the statutory return says about a child beyond its placement history, codes with their meaning. One query."""
    tables: dict[str, list[list[tuple[str, str, str]]]] = {}
    for row in queries.rows_of(case, for_=for_, at=at):
        tables.setdefault(row.table, []).append(list(_meanings(row.table, row.cells)))
    return [ShownTable(name, TABLE_WORDS[name], tables[name]) for name in TABLE_NAMES if name in tables]


def _meanings(table: str, cells: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    repeated = () if table == "header" else ("DOB", "SEX")
    for column, text in cells.items():
        if column == EXTRA:
            yield "+", ", ".join(text), ""
        elif column != "CHILD" and column not in repeated and text:
            means = ssda903.label(column, text)
            yield column, text, means if means != text else ""
