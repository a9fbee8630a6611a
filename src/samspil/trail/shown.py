"""The index of lists: which cases an entry showed, found again from the case in one step."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import connection

from samspil.trail.models import Entry, Shown

MARK = '"cases":["'
_NOTE = {
    "sqlite": """
        INSERT INTO trail_shown ("case", at, entry)
        SELECT DISTINCT replace(value, '-', ''), %s, %s FROM json_each(%s, '$.cases') WHERE length(value) = 36""",
    "postgresql": """
        INSERT INTO trail_shown ("case", at, entry)
        SELECT DISTINCT value::uuid, %s::timestamptz, %s::bigint FROM jsonb_array_elements_text(%s::jsonb -> 'cases')
        WHERE value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'""",
}
"""The database reads the list out of the details itself: rows made by the framework cost twenty times as much."""


def cases_in(details: str) -> list[UUID]:
    """The cases that the details of an entry name as shown."""
    if MARK not in details:
        return []
    return [found for said in json.loads(details)["cases"] if (found := _uuid(said)) is not None]


def note_shown(entries: Iterable[Entry]) -> None:
    """One statement for each list, whatever its length."""
    for entry in entries:
        if MARK in entry.details:
            at = Entry._meta.get_field("at").get_db_prep_value(entry.at, connection)
            with connection.cursor() as cursor:
                cursor.execute(_NOTE[connection.vendor], [at, entry.pk, entry.details])


def index_differs() -> Iterator[int]:
    """Entries whose details name other cases than the index does; for the check of the whole installation.

    A sum over the cases of each entry, so that both tables are read once, in any order, whatever their size.
    """
    left: dict[int, int] = {}
    rows = Entry.objects.filter(details__contains=MARK).order_by().values_list("id", "details")
    for id, details in rows.iterator(chunk_size=2000):
        left[id] = sum(case.int for case in set(cases_in(details)))
    for id, case in Shown.objects.order_by().values_list("entry", "case").iterator(chunk_size=5000):
        left[id] = left.get(id, 0) - case.int
    yield from (id for id, sum_ in sorted(left.items()) if sum_)


def _uuid(said: Any) -> UUID | None:
    try:
        return UUID(str(said))
    except ValueError:
        return None
