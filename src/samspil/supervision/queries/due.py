"""When group supervision is due: once in each quarter in which the group ran for at least half of the working days, so
that a quarter shorter by holidays asks no more than it can hold."""

import bisect
import datetime as dt
from functools import lru_cache

from samspil.ground.calendars import is_working_day
from samspil.supervision.terms import quarter_days


@lru_cache(maxsize=256)
def working_days(country: str, year: int, quarter: int) -> tuple[dt.date, ...]:
    first, after = quarter_days(year, quarter)
    days = (first + dt.timedelta(days=n) for n in range((after - first).days))
    return tuple(day for day in days if is_working_day(day, country))


def is_due(country: str, year: int, quarter: int, since: dt.date, until: dt.date | None) -> bool:
    days = working_days(country, year, quarter)
    ran = bisect.bisect_left(days, until or dt.date.max) - bisect.bisect_left(days, since)
    return ran * 2 >= len(days)


def last_day(country: str, year: int, quarter: int) -> dt.date:
    """Until when the session of a quarter is to be held: its last working day."""
    return working_days(country, year, quarter)[-1]
