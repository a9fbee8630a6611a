"""Which row of a return is which row that stands here already. Pure: nothing is read or written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Values = dict[str, Any]
Said = Callable[[str, Values], Values]
"""What a row said when it was received: (kind of row, its cells) -> field values."""


@dataclass
class Match:
    """`same` rows stay (some stand elsewhere in the return now: `moved`), `gone` are no longer in the return and stay too."""

    fresh: list[Values] = field(default_factory=list)
    changed: list[tuple[Any, Values]] = field(default_factory=list)
    moved: list[tuple[Any, int]] = field(default_factory=list)
    same: list[Any] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)


def match(had: Iterable[Any], given: Iterable[Values], *, day: str, said: Said | None = None) -> Match:
    """Rows are the same when every cell is; else when they speak of the same day; else when they stand in the same place.

    A row of which the return says what it said before keeps what people corrected here since; of a changed row only
    that changes which the return now says otherwise.
    """
    left, found = list(had), Match()
    rest: list[Values] = []
    pools = _by(left, lambda row: _cells(row.cells) if row.cells else None)
    for values in given:
        row = _take(pools, _cells(values["cells"]) if values.get("cells") else None)
        if row is None:
            rest.append(values)
        else:
            found.same.append(row)
            if row.position != values["position"]:
                found.moved.append((row, values["position"]))
    left = [row for row in left if not any(row is kept for kept in found.same)]
    for key in (day, "position"):
        pools = _by(left, lambda row, key=key: getattr(row, key))  # type: ignore[misc]
        later: list[Values] = []
        for values in rest:
            row = _take(pools, values[key])
            if row is None:
                later.append(values)
                continue
            left.remove(row)
            differing = _differing(row, values, said)
            (found.changed.append((row, differing)) if differing else found.same.append(row))
        rest = later
    found.fresh, found.gone = rest, left
    return found


def _differing(row: Any, values: Values, said: Said | None) -> Values:
    before = said(type(row).__name__, row.cells) if said and row.cells else {}
    return {
        name: value
        for name, value in values.items()
        if getattr(row, name) != value and (name not in before or before[name] != value)
    }


def _by(rows: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    pools: dict[Any, list[Any]] = {}
    for row in rows:
        found = key(row)
        if found is not None:
            pools.setdefault(found, []).append(row)
    return pools


def _take(pools: dict[Any, list[Any]], key: Any) -> Any:
    pool = pools.get(key) if key is not None else None
    return pool.pop(0) if pool else None


def _cells(cells: Values) -> str:
    return json.dumps(cells, sort_keys=True, ensure_ascii=False)
