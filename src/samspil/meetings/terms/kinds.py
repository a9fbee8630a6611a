"""The table of kinds: what each kind of meeting asks for, by country and day, with its source.

A row is never changed: a new version gets a later `since`. A meeting keeps the key of the row that it was called by.
"""

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("kinds.json")


@dataclass(frozen=True, slots=True)
class KindRow:
    """One version of one kind in one country; `country` empty: wherever no row of its own stands. What was not read
    anywhere is None, not guessed. `checked`: read, inferred, or ours."""

    kind: str
    country: str
    version: int
    since: dt.date
    must: tuple[str, ...]
    may: tuple[str, ...]
    preparations: tuple[str, ...]
    normal_days: int | None
    limit_days: int | None
    length: int
    agenda: tuple[str, ...]
    steps: tuple[str, ...]
    private_time: bool
    comment_days: int | None
    signed: bool
    source: str
    source_url: str
    checked: str

    @property
    def key(self) -> str:
        return f"{self.kind}.{self.country or 'any'}.{self.version}"

    @property
    def roles(self) -> tuple[str, ...]:
        return (*self.must, *self.may)


@cache
def rows() -> tuple[KindRow, ...]:
    return tuple(_row(found) for found in json.loads(TABLE.read_text("utf-8")))


def _row(found: dict[str, Any]) -> KindRow:
    lists = {name: tuple(value) for name, value in found.items() if isinstance(value, list)}
    return KindRow(**(found | lists | {"since": dt.date.fromisoformat(found["since"])}))


def row_for(kind: str, country: str, on: dt.date) -> KindRow:
    """The row that counts on a day: the country's own if it has one, else that of everywhere."""
    for place in (country, ""):
        fits = [r for r in rows() if r.kind == kind and r.country == place and r.since <= on]
        if fits:
            return max(fits, key=lambda r: (r.since, r.version))
    raise LookupError(kind)


def row_by_key(key: str) -> KindRow | None:
    return next((r for r in rows() if r.key == key), None)
