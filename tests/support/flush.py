"""Emptying a database whose tables refuse deletion.

The record of what happened is append-only by triggers, which is right, and in the way when the framework empties all
tables after a test that really commits. So the triggers sleep during that one step, here and nowhere else.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

from django.db import OperationalError
from django.db.backends.base.operations import BaseDatabaseOperations

from samspil.ground import holding

_flush = BaseDatabaseOperations.execute_sql_flush
TRIES = 10


def _flush_after_the_last_reader(self: BaseDatabaseOperations, sql_list: Iterable[str]) -> None:
    """A browser that has just been closed may have left a request in the server, which reads while all is emptied."""
    statements = list(sql_list)
    for _try in range(TRIES):
        try:
            _flush_past_triggers(self, statements)
            break
        except OperationalError:
            time.sleep(0.2)
    else:
        _flush_past_triggers(self, statements)


def _flush_past_triggers(self: BaseDatabaseOperations, sql_list: Iterable[str]) -> None:
    if self.connection.vendor == "postgresql":
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid "
                "WHERE NOT tgisinternal AND c.relkind = 'r'"
            )
            tables = [name for (name,) in cursor.fetchall()]
            kept = [holding.kept(table) for table in holding.there(cursor)]
        sql_list = [_with(kept, statement) for statement in sql_list]
        asleep, awake = (
            [f"ALTER TABLE {t} {act} TRIGGER USER" for t in tables] for act in ("DISABLE", "ENABLE")
        )
        _flush(self, [*asleep, *sql_list, *awake])
        return
    with self.connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
    _flush(
        self, [*(f'DROP TRIGGER "{name}"' for name, _ in triggers), *sql_list, *(sql for _, sql in triggers)]
    )


def _with(kept: list[str], statement: str) -> str:
    """The framework takes what stands in the place of a kept table for a view, and would not empty it."""
    if kept and statement.startswith("TRUNCATE "):
        return statement.replace("TRUNCATE ", f"TRUNCATE {', '.join(kept)}, ", 1)
    return statement


def let_flush_pass() -> None:
    BaseDatabaseOperations.execute_sql_flush = _flush_after_the_last_reader  # type: ignore[method-assign]
