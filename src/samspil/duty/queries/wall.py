"""The shifts of a month by the clock on the wall. Pure: patterns in, moments out."""

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

Laid = tuple[dt.date, Any, dt.datetime, dt.datetime]


def moment(zone: ZoneInfo, day: dt.date, clock: dt.time = dt.time()) -> dt.datetime:
    """When the clock on the wall shows this. A time that is left out stands for the moment at which the clocks change,
    which they do on a whole hour: what is said to begin within that hour begins when it is over."""
    wall = dt.datetime.combine(day, clock)
    found = wall.replace(tzinfo=zone).astimezone(dt.UTC)
    is_left_out = found.astimezone(zone).replace(tzinfo=None) != wall
    return found.replace(minute=0, second=0, microsecond=0) if is_left_out else found


def laid_out(
    patterns: Sequence[Any], *, zone: ZoneInfo, first: dt.date, opens: dt.datetime
) -> Iterable[Laid]:
    """The day on which a shift begins, its pattern, from when until when: a night in which the clocks change is an hour longer or
    shorter. A pattern that lies wholly within the hour that is left out has no shift that night."""
    seen = set()
    for n in range(-1, calendar.monthrange(first.year, first.month)[1]):
        day = first + dt.timedelta(days=n)
        for pattern in patterns:
            until = day + dt.timedelta(days=pattern.ends <= pattern.starts)
            starts, ends = moment(zone, day, pattern.starts), moment(zone, until, pattern.ends)
            on = day
            if starts < opens < ends:  # the shift that runs when the duty opens begins with it
                starts, on = opens, opens.astimezone(zone).date()
                if on < first:
                    continue
            elif n < 0 or starts < opens:
                continue
            if starts < ends and (pattern.line, starts) not in seen:
                seen.add((pattern.line, starts))
                yield on, pattern, starts, ends


def overlaps(patterns: Iterable[tuple[int, dt.time, dt.time]]) -> bool:
    """Whether two patterns of one line are there at the same time of the day."""
    lines: dict[int, list[tuple[int, int]]] = {}
    for line, starts, ends in patterns:
        begin, end = starts.hour * 60 + starts.minute, ends.hour * 60 + ends.minute
        lines.setdefault(line, []).append((begin, end if end > begin else end + 1440))
    return any(_clash(rows) for rows in lines.values())


def _clash(rows: list[tuple[int, int]]) -> bool:
    rows = sorted(rows)
    follows = [*rows[1:], (rows[0][0] + 1440, rows[0][1] + 1440)] if rows else []
    return any(after[0] < before[1] for before, after in zip(rows, follows, strict=True))
