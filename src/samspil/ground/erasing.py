"""Erasing rows with all that hangs on them, and saying which rows those were: tables and ids, never content."""

import hashlib
from collections.abc import Mapping
from typing import TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.deletion import Collector

M = TypeVar("M", bound=Model)
Gone = dict[str, list[str]]
"""For each table (room.name) the ids of the rows that are gone."""


def erase_rows(rows: QuerySet[M]) -> Gone:
    """Delete these rows and whatever the database deletes with them."""
    collector = Collector(using=rows.db, origin=rows)
    collector.collect(rows)
    gone: Gone = {}
    for table, found in collector.data.items():
        gone.setdefault(table._meta.label_lower, []).extend(str(row.pk) for row in found)
    for quick in collector.fast_deletes:
        ids = [str(id) for id in quick.values_list("pk", flat=True)]
        if ids:
            gone.setdefault(quick.model._meta.label_lower, []).extend(ids)
    collector.delete()
    return gone


def together(*parts: Mapping[str, list[str]]) -> Gone:
    gone: Gone = {}
    for part in parts:
        for table, ids in part.items():
            gone.setdefault(table, []).extend(ids)
    return gone


def counts(gone: Mapping[str, list[str]]) -> dict[str, int]:
    return {table: len(ids) for table, ids in sorted(gone.items())}


def digest(gone: Mapping[str, list[str]]) -> str:
    """One number over all tables and ids that went: whoever holds a list of them can prove it is this one."""
    lines = sorted(f"{table} {id}" for table, ids in gone.items() for id in ids)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def overwrite() -> None:
    """The embedded database leaves deleted text in free pages unless it is told to overwrite them."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def empty_journal() -> None:
    """What was erased still stands in the journal beside the embedded database until that is written back and cut off. After
    the transaction alone; who reads at that moment is waited for."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
