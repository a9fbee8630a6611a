"""Periods are half-open: from `since` (in) to `until` (out); an empty `until` is open-ended."""

import datetime as dt

from django.db import models
from django.db.models import Q


def covers(
    since: dt.date | dt.datetime, until: dt.date | dt.datetime | None, at: dt.date | dt.datetime
) -> bool:
    return since <= at and (until is None or at < until)  # type: ignore[operator]


def running(at: dt.date | dt.datetime, prefix: str = "") -> Q:
    """Rows whose period covers `at`. `prefix` is a relation path ending in `__`."""
    return Q(**{f"{prefix}since__lte": at}) & (
        Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gt": at})
    )


def overlaps(
    a: tuple[dt.date, dt.date | None],
    b: tuple[dt.date, dt.date | None],
) -> bool:
    return (a[1] is None or b[0] < a[1]) and (b[1] is None or a[0] < b[1])


def period_order(name: str) -> models.CheckConstraint:
    """A constraint for a table with `since` and `until`: the end comes after the start."""
    return models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gt=models.F("since")), name=name)
