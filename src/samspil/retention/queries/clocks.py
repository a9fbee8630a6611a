"""When the time of a file is over: a clock per class of record of each institution that took part; the longest governs."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.cases import service as cases
from samspil.rules import service as rules
from samspil.rules.terms import Period, StartsAt, files_of

MAJORITY = 18


@dataclass(frozen=True, slots=True)
class Due:
    """The clock that governs a file. `on` None: it cannot be known, so the file is kept; `why` is a word for what is missing."""

    on: dt.date | None
    period: Period | None = None
    why: str = ""

    def over(self, today: dt.date) -> bool:
        return self.on is not None and self.on <= today


def due(files: Iterable[Any], *, on: dt.date) -> dict[UUID, Due]:
    """For closed files with their child: what governs each. Fixed queries: who took part, and the periods of each."""
    found = list(files)
    parts = cases.took_part(file.pk for file in found)
    homes = {home.pk: home for houses in parts.values() for home in houses}
    periods = rules.periods_of(homes.values(), on)
    return {file.pk: _longest(file, parts.get(file.pk, []), periods) for file in found}


def _longest(file: Any, houses: list[Any], periods: dict[UUID, dict[str, Period]]) -> Due:
    best: Due | None = None
    for home in houses:
        for kept in files_of(home.kind):
            period = periods[home.pk].get(kept)
            if period is None:
                return Due(None, None, "period")
            closed = file.closed_at.date() if file.closed_at else None
            end = end_of(period, closed=closed, born=file.child.born_on)
            if end is None:
                return Due(None, period, "birth")
            if best is None or best.on is None or end > best.on:
                best = Due(end, period)
    return best or Due(None, None, "period")


def end_of(period: Period, *, closed: dt.date | None, born: dt.date | None) -> dt.date | None:
    """The day on which a period is over, if that can be known."""
    start = _start(closed, born, period.starts_at)
    return None if start is None else rules.due_on(start, 12 * period.years)


def _start(closed: dt.date | None, born: dt.date | None, event: str) -> dt.date | None:
    """The day from which a clock runs. Care ends, for a file, on the day it was closed."""
    if event in (StartsAt.CLOSED, StartsAt.CARE_ENDED):
        return closed
    if born is None:
        return None
    return rules.due_on(born, 12 * MAJORITY) if event == StartsAt.MAJORITY else born
