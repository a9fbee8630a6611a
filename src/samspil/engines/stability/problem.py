"""Where children stayed, from when until when. Periods are half-open."""

import datetime as dt
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

CARE, ASIDE = "care", "aside"
"""A stay aside is respite, being missing, a trial at home or another short absence: never a move."""


@dataclass(frozen=True, slots=True)
class Stay:
    """`home` says which carer: equal homes are no move. `starts` says that care begins here anew."""

    child: Hashable
    since: dt.date
    until: dt.date | None
    home: Hashable
    kind: str = CARE
    starts: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """`since` and `until` bound the days on which the children entered and for which they are followed."""

    stays: tuple[Stay, ...]
    since: dt.date
    until: dt.date
    born: Mapping[Hashable, dt.date | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moves:
    """`rate` is moves per 1,000 days; None where there are no days. The left out are counted by reason."""

    children: int
    moves: int
    days: int
    rate: float | None
    low: float | None
    high: float | None
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Part:
    """`part` of `whole` children; of `unknown` others it cannot be said."""

    part: int
    whole: int
    unknown: int = 0
