"""The time zone of the institution for which the person of this request acts: where days that count begin and end.

What is shown and typed as a time of day goes by the zone that is active, which a person may choose; the end of a term does not.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.utils import timezone

_zone: ContextVar[str] = ContextVar("house", default="")


@contextmanager
def nobody() -> Iterator[None]:
    """Of no institution, until somebody signed in says of which."""
    kept = _zone.set("")
    try:
        yield
    finally:
        _zone.reset(kept)


def activate(zone: str) -> None:
    _zone.set(zone)


def zone() -> str:
    """The one that is active where nobody acts for an institution."""
    return _zone.get() or timezone.get_current_timezone_name()


def midnight(day: dt.date) -> dt.datetime:
    """When a day begins there."""
    return dt.datetime.combine(day, dt.time(), ZoneInfo(zone()))


def day_of(moment: dt.datetime) -> dt.date:
    return moment.astimezone(ZoneInfo(zone())).date()
