"""What of each entry a reader may have, column by column, asked of the mask in Python and of the database."""

import json

from django.db import connection

from samspil.cases.models import Entry
from samspil.cases.queries import masking
from samspil.cases.queries.timeline import versions

HELD = ("text", "code", "data", "corrected_at", "author_id", "voice_how", "mode", "minutes")


def columns(table: str) -> dict:
    """Each row as anybody finds it who writes the query by hand."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        names = [column.name for column in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return {row["id"]: row | {"data": json.loads(row["data"])} for row in found}


def what_the_mask_lets_through(ids, actor, at) -> dict:
    """Column by column; the sentences that cross stand in the share, so of the row's own text nothing is left."""
    entries = masking.masked(masking.dressed(Entry.objects.filter(pk__in=ids), actor, at), actor)
    fields = [field.attname for field in Entry._meta.concrete_fields]
    found = {entry.pk: {name: getattr(entry, name) for name in fields} for entry in entries}
    return {e.pk: found[e.pk] | ({"text": ""} if "text" in e.withheld else {}) for e in entries}


def versions_shown(ids, actor, at) -> set:
    entries = masking.masked(masking.dressed(Entry.objects.filter(pk__in=ids), actor, at), actor)
    return {version.pk for entry in entries for version in versions(entry, for_=actor, at=at)}
