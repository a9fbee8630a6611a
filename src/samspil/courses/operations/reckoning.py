"""Who will miss the year is reckoned from September on, each day for everybody; `guard.again` does it for whom something changed."""

import datetime as dt

from django.db import transaction

from samspil.access.service import Actor
from samspil.courses.models import Missing, Reckoned
from samspil.courses.operations.guard import keep
from samspil.courses.queries.ledger import ledger
from samspil.courses.terms import WARN_MONTH
from samspil.trail import service as trail


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
    keep(by, rows, due_on)
    Reckoned.objects.update_or_create(institution_id=by.institution, defaults={"on": today})
    missed = sum(row.will_miss for row in rows)
    trail.record(
        by=by, at=at, act="courses.reckon", record_kind="institution", record=by.institution, details={"families": missed}
    )  # fmt: skip
    return missed
