"""Arrivals and stays from a house's own history. With few of them a pattern is not read into chance."""

import datetime as dt
from collections import Counter

from samspil.engines.beds.problem import GAMMA, OWN, YEAR, Arrivals, Stay

ENOUGH_FOR_WEEK, ENOUGH_FOR_SEASON, ENOUGH_STAYS = 100, 300, 30


def arrivals(days: list[dt.date], since: dt.date, until: dt.date) -> Arrivals | None:
    """From the days on which crises came, since until (not in). Weekdays from 100, months from 300 of them on; before that
    flat. None where nobody came or there are fewer than 30 days."""
    span = (until - since).days
    inside = [day for day in days if since <= day < until]
    if span < 30 or not inside:
        return None
    week: tuple[float, ...] = (1.0,) * 7
    season: tuple[float, ...] = (1.0,) * 12
    if len(inside) >= ENOUGH_FOR_WEEK:
        week = _weights(
            [d.weekday() for d in inside], [(since + dt.timedelta(n)).weekday() for n in range(span)], 7
        )
    if len(inside) >= ENOUGH_FOR_SEASON and span >= YEAR:
        season = _weights(
            [d.month - 1 for d in inside], [(since + dt.timedelta(n)).month - 1 for n in range(span)], 12
        )
    return Arrivals(len(inside) * YEAR / span, week, season)


def _weights(came: list[int], days: list[int], n: int) -> tuple[float, ...]:
    """Arrivals a day at each time, over those at all times; drawn a little to the mean, as if ten more had come evenly."""
    seen, offered = Counter(came), Counter(days)
    mean = len(came) / len(days)
    return tuple(
        (seen[k] + 10 / n) / (offered[k] + 10 / n / mean) / mean if offered[k] else 1.0 for k in range(n)
    )


def stays(lengths: list[float]) -> Stay | None:
    """From the lengths of ended stays in days: as they are from 30 on, else gamma with their mean and spread, else
    exponential. None where there is none. Stays that run still are left out, so a mean over a short time is too low."""
    positive = [length for length in lengths if length > 0]
    if not positive:
        return None
    if len(positive) >= ENOUGH_STAYS:
        return Stay(OWN, values=tuple(positive))
    mean = sum(positive) / len(positive)
    if len(positive) < 5:
        return Stay(mean=mean)
    spread = (sum((x - mean) ** 2 for x in positive) / (len(positive) - 1)) ** 0.5 / mean
    return Stay(GAMMA, mean, min(10.0, max(0.05, spread)))
