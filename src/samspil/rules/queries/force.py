"""What is in force on a day. One query; the rows of a table and country are few."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.rules.models import Rule
from samspil.rules.terms import RESTS, ROWS, InForce, Table


def in_force(table: str, *, country: str, institution: UUID | None = None, on: dt.date) -> list[Any]:
    """The rows of a table that count in a country, or for an institution there, on a day; frozen, by their key.

    What an institution set for itself takes the place of the country's row only where it asks for no less.
    """
    rows = Rule.objects.filter(table=table, country=country, since__lte=on)
    rows = rows.filter(
        Q(institution=None) | Q(institution=institution) if institution else Q(institution=None)
    )
    return effective(rows.order_by("key", "version"), on=on)


def in_force_over(
    table: str, *, country: str, institution: UUID | None = None, since: dt.date, until: dt.date
) -> list[tuple[dt.date, dt.date, list[Any]]]:
    """The rows that count from a day until before a day, cut where anything changes. One query."""
    houses = Q(institution=None) | Q(institution=institution) if institution else Q(institution=None)
    rows = list(
        Rule.objects.filter(houses, table=table, country=country, since__lt=until).order_by("key", "version")
    )
    days = {since, until} | {
        day for row in rows for day in (row.since, row.until) if day and since < day < until
    }
    return [
        (first, last, effective((row for row in rows if row.since <= first), on=first))
        for first, last in pairwise(sorted(days))
    ]


def effective(rows: Iterable[Rule], *, on: dt.date) -> list[Any]:
    """Of versions in rising order: the last of each line, if it has not ended, and of country and own the stricter."""
    last: dict[tuple[str, UUID | None], Rule] = {}
    for row in rows:
        last[row.key, row.institution_id] = row
    chosen: dict[str, InForce] = {}
    for (key, _own), row in sorted(last.items(), key=lambda item: item[0][1] is not None):
        if row.until is None or on < row.until:
            mine = frozen(row)
            known = chosen.get(key)
            chosen[key] = mine if known is None or asks_no_less(mine, known) else known
    return [chosen[key] for key in sorted(chosen)]


def asks_no_less(own: Any, country: Any) -> bool:
    """Whether an institution's own row is as strict as its country's. A choice that came with the product is no law."""
    if own.table == Table.RETENTION:
        return bool(own.years >= country.years and own.starts_at == country.starts_at)
    if own.table == Table.ALLOWANCES and (own.per, own.currency) == (country.per, country.currency):
        return Decimal(own.amount) >= Decimal(country.amount)
    if own.table == Table.DUTY:
        least = own.kind in RESTS
        return bool(own.amount >= country.amount if least else own.amount <= country.amount)
    if own.table == Table.TRAINING:
        return bool(own.days >= country.days and own.support >= country.support)
    if own.table == Table.CRISIS:
        return bool(own.limit == country.limit and own.hours <= country.hours)
    return True


def frozen(row: Rule) -> InForce:
    kind = ROWS[row.table]
    names = {f.name for f in dataclasses.fields(kind)} - {f.name for f in dataclasses.fields(InForce)}
    said = {name: row.value[name] for name in names}
    if "fields" in said:
        said["fields"] = tuple(said["fields"])
    return kind(
        rule=row.pk, table=row.table, key=row.key, country=row.country, own=row.institution_id is not None,
        version=row.version, since=row.since, until=row.until, source=row.source, source_url=row.source_url,
        checked=row.checked, note=row.note,
        decided=row.proposal_id is not None, **said,
    )  # fmt: skip
