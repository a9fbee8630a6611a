"""Under the open crises: what became of those before, so that beds are never seen alone."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from samspil.access.service import Actor
from samspil.beds import service as beds
from samspil.beds.terms import Balance, Counted
from samspil.crisis.queries.later import behind_the_fence, counts, with_a_bed

MONTH, YEAR, TWO_YEARS = dt.timedelta(days=30), dt.timedelta(days=365), dt.timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Strip:
    """Of the crises of thirty days those that got a bed; of those closed in a year those that came again within thirty days; of
    all who began two years ago or later and were due, those at home three months on."""

    bed: Counted
    again: Counted
    home: beds.Point

    @property
    def at_home_first(self) -> int:
        return self.bed.of - self.bed.n


def strip(*, for_: Actor, at: dt.datetime) -> Strip:
    """Ten queries, however many there were."""
    today = for_.day(at)
    asked: dict[str, Any] = {"for_": for_, "at": at, "until": today + dt.timedelta(days=1)}
    again = counts()[Balance.AGAIN_30](since=today - YEAR, **asked)
    points = beds.later(since=today - TWO_YEARS, **asked)
    return Strip(behind_the_fence(with_a_bed)(since=today - MONTH, **asked), again, points[1])
