"""Periods are half-open: from `since` (in) to `until` (out); an empty `until` is open-ended."""

import calendar
import datetime as dt

from django.db import models
from django.db.models import Q


def covers(
    since: dt.date | dt.datetime, until: dt.date | dt.datetime | None, at: dt.date | dt.datetime
) -> bool:
    return since <= at and (until is None or at < until)  # type: ignore[operator]


def running(at: dt.date | dt.datetime | models.F, prefix: str = "") -> Q:
    """Rows whose period covers `at`: a moment, a day, or a field of the query around. `prefix` is a relation path ending in `__`."""
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


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def years_before(at: dt.datetime, years: int) -> dt.datetime:
    """The same moment so many years earlier; for the 29th of February the 28th."""
    last = 28 if (at.month, at.day) == (2, 29) else at.day
    return at.replace(year=max(1, at.year - years), day=last)
