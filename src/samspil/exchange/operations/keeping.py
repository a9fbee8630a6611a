"""Keeping the rows of a return that no room reads."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

from samspil.access.service import Actor, Word, require
from samspil.exchange import queries
from samspil.exchange.bridge import Kept
from samspil.exchange.models import KeptRow
from samspil.trail import service as trail


def keep_rows(*, by: Actor, at: dt.datetime, rows: Mapping[Any, Iterable[Kept]]) -> int:
    """Keep rows of these cases; those kept already stay, or say from now on what the return says. How many are new."""
    require(by, Word.EXCHANGE)
    before = queries.kept([case.pk for case in rows])
    fresh: list[KeptRow] = []
    changed: list[KeptRow] = []
    for case, given in rows.items():
        new, other = _matched(given, before.get(case.pk, []))
        fresh += [_row(kept, by, case) for kept in new]
        changed += other
    KeptRow.objects.bulk_create(fresh, batch_size=500)
    if changed:
        KeptRow.objects.bulk_update(changed, ["cells", "key", "position"], batch_size=500)
    trail.record_all(
        [
            trail.Fact("exchange.keep_rows", "case", pk, case=pk)
            for pk in dict.fromkeys(row.case_id for row in fresh + changed)
        ],
        by=by,
        at=at,
    )
    return len(fresh)


def keep_adrift(*, by: Actor, at: dt.datetime, rows: Iterable[Kept]) -> int:
    """Keep rows that name no child, so that even they are returned."""
    require(by, Word.EXCHANGE)
    had = list(KeptRow.objects.filter(institution_id=by.institution, case=None))
    new, changed = _matched(rows, had)
    KeptRow.objects.bulk_create([_row(kept, by, None) for kept in new])
    if changed:
        KeptRow.objects.bulk_update(changed, ["cells", "key", "position"])
    if new or changed:
        trail.record(
            by=by, at=at, act="exchange.keep_adrift", record_kind="institution", record=by.institution,
            details={"rows": len(new) + len(changed)},
        )  # fmt: skip
    return len(new)


def _row(kept: Kept, by: Actor, case: Any) -> KeptRow:
    return KeptRow(
        institution_id=by.institution,
        case=case,
        table=kept.table,
        key=kept.key,
        position=kept.position,
        cells=kept.cells,
    )


def _matched(given: Iterable[Kept], had: list[KeptRow]) -> tuple[list[Kept], list[KeptRow]]:
    """Rows to add, and rows that now say something else or stand elsewhere: first by what they say, then by their key."""
    rest, left = list(given), list(had)
    changed = []
    for name in (_whole, _key):
        pools: dict[Any, list[KeptRow]] = {}
        for row in left:
            pools.setdefault(name(row), []).append(row)
        later = []
        for kept in rest:
            pool = pools.get(name(kept))
            if not pool:
                later.append(kept)
                continue
            row = pool.pop(0)
            left.remove(row)
            if row.position != kept.position or row.cells != kept.cells:
                row.cells, row.key, row.position = kept.cells, kept.key, kept.position
                changed.append(row)
        rest = later
    return rest, changed


def _whole(row: Any) -> tuple[str, str]:
    return row.table, json.dumps(row.cells, sort_keys=True)


def _key(row: Any) -> tuple[str, str, str]:
    return row.table, row.key, row.cells.get("CHILD", "")
