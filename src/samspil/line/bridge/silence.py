"""Rows to the engine of queueing: what so few calls in so many reachable days can and cannot mean."""

from dataclasses import dataclass
from typing import Any

from samspil.engines.queueing import silence

DAYS = (7, 14, 30, 61, 91)
"""One call in so many days: how likely none at all would be."""
SPEAKS_AGAINST = 0.05


@dataclass(frozen=True, slots=True)
class Chance:
    """If one call came every so many days: the chance of as few as there were."""

    every: int
    chance: float

    @property
    def against(self) -> bool:
        return self.chance < SPEAKS_AGAINST


@dataclass(frozen=True, slots=True)
class Bound:
    """The highest rates that the silence still lets one believe; `curve` is the bound day by day, had it been silent."""

    calls: int
    exposure: float
    a_day: float
    a_month: float
    a_year: float
    two_sided_month: float
    chances: tuple[Chance, ...]
    curve: tuple[tuple[int, float], ...]


def bound(calls: int, exposure: float, every: int | None = None) -> Bound:
    """`exposure`: days of 1,440 minutes in which the line could be reached. `every`: a rate that somebody asks about."""
    a_day = silence.most(calls, exposure)
    return Bound(
        calls, exposure, a_day, a_day * 30, a_day * 365, silence.most(calls, exposure, two_sided=True) * 30,
        tuple(Chance(n, _chance(calls, exposure / n)) for n in sorted({*DAYS, every or DAYS[0]}, reverse=True)),
        tuple((n, silence.most(calls, n) * 30) for n in range(8, max(121, round(exposure * 2)), 3)),
    )  # fmt: skip


def _chance(calls: int, mean: float) -> Any:
    return silence.chance_of_none(mean, 1) if calls == 0 else silence.at_most(calls, mean)
