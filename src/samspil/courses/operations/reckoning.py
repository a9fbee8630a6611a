"""Who will miss the year is reckoned from September on: each day for everybody, and at once for whom something changed."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from samspil.access.service import Actor
from samspil.courses.models import Missing, Reckoned
from samspil.courses.queries.ledger import Row, ledger, of_families
from samspil.courses.terms import WARN_MONTH


@transaction.atomic
def reckon(*, by: Actor, at: dt.datetime) -> int:
    """Of an institution, once a day. How many will miss the year; nothing before September."""
    today = by.day(at)
    if today.month < WARN_MONTH or Reckoned.objects.filter(institution_id=by.institution, on=today).exists():
        return 0
    due_on = dt.date(today.year, 12, 31)
    rows = ledger(today.year, for_=by, at=at).rows
    kept = Missing.objects.filter(institution_id=by.institution)
    kept.exclude(family__in=[row.family.id for row in rows if row.will_miss], due_on=due_on).delete()
    _keep(by, rows, due_on)
    Reckoned.objects.update_or_create(institution_id=by.institution, defaults={"on": today})
    return sum(row.will_miss for row in rows)


def again(*, by: Actor, at: dt.datetime, year: int, families: Iterable[UUID]) -> None:
    """Of families of whose year something changed. The caller holds the transaction."""
    today = by.day(at)
    if today.month < WARN_MONTH or year != today.year:
        return
    rows = of_families(families, year, for_=by, at=at)
    Missing.objects.filter(family__in=[row.family.id for row in rows if not row.will_miss]).delete()
    _keep(by, rows, dt.date(year, 12, 31))


def _keep(by: Actor, rows: Iterable[Row], due_on: dt.date) -> None:
    Missing.objects.bulk_create(
        [
            Missing(institution_id=by.institution, family_id=row.family.id, due_on=due_on, standing=row.standing)
            for row in rows if row.will_miss
        ],
        update_conflicts=True, update_fields=["standing"], unique_fields=["family", "due_on"], batch_size=500,
    )  # fmt: skip
