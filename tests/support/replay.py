"""The cast brought on stage again without acting its arrival anew: most tests begin with it, and it takes a tenth of a second.

The first arrival is acted in full, and what it left in the database is noted row by row. Later tests of the same process
that begin with an empty stage get those rows as they were. Where anybody acted before, it is acted in full again.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from tests.cast import Cast, call

Rows = dict[tuple[Any, ...], None]


@dataclass(frozen=True)
class Left:
    """What one arrival left in one table: rows that came, and the keys of those that were there and changed."""

    table: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    changed: list[Any]


_noted: list[tuple[list[Left], bytes]] = []
"""Once noted: what an arrival leaves in the tables, and the cast itself."""


def arrive() -> Cast:
    with transaction.atomic():
        if not _is_empty():
            return call()
        if not _noted:
            before = _all_rows()
            cast = call()
            _noted.append((_difference(before, _all_rows()), pickle.dumps(cast)))
            return cast
        left, packed = _noted[0]
        _put_back(left)
    found: Cast = pickle.loads(packed)
    return found


def _is_empty() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM trail_entry LIMIT 1")
        return cursor.fetchone() is None


def _all_rows() -> dict[str, tuple[tuple[str, ...], Rows]]:
    found = {}
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=True):
            cursor.execute(f"SELECT * FROM {quoted(table)}")
            columns = tuple(column[0] for column in cursor.description)
            rows = (tuple(bytes(v) if isinstance(v, memoryview) else v for v in r) for r in cursor.fetchall())
            found[table] = columns, dict.fromkeys(rows)
    return found


def _difference(before: dict[str, Any], after: dict[str, Any]) -> list[Left]:
    found = []
    for table, (columns, rows) in after.items():
        was: Rows = before[table][1]
        gone = [row[columns.index("id")] for row in was if row not in rows] if "id" in columns else []
        new = [row for row in rows if row not in was]
        if new or gone:
            found.append(Left(table, columns, new, gone))
    return found


def _put_back(left: list[Left]) -> None:
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        for one in left:
            if one.changed:
                cursor.executemany(
                    f"DELETE FROM {quoted(one.table)} WHERE id = %s", [(k,) for k in one.changed]
                )
            names = ", ".join(map(quoted, one.columns))
            places = ", ".join(["%s"] * len(one.columns))
            cursor.executemany(f"INSERT INTO {quoted(one.table)} ({names}) VALUES ({places})", one.rows)
