"""Rates that are valid for a time, and claims that last for a time. Periods are half-open: the last day is not counted."""

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal

PER = ("day", "week", "month")


@dataclass(frozen=True, slots=True)
class Rate:
    """So much `per` day, week or month for a child of an age, while it is valid."""

    kind: str
    amount: Decimal
    per: str
    currency: str
    since: dt.date
    until: dt.date | None = None
    from_age: int = 0
    before_age: int | None = None
    source: str = ""

    def __post_init__(self) -> None:
        if self.per not in PER or self.amount < 0:
            raise ValueError(f"{self.amount} per {self.per} is no rate")


@dataclass(frozen=True, slots=True)
class Claim:
    """`whose` (one child in one family) has a right to `times` a kind of allowance, from a day until before a day."""

    whose: Hashable
    kind: str
    since: dt.date
    until: dt.date | None
    born_on: dt.date | None
    times: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is due between two days, with the rates that are known."""

    rates: tuple[Rate, ...]
    claims: tuple[Claim, ...]
    since: dt.date
    until: dt.date


@dataclass(frozen=True, slots=True)
class Line:
    whose: Hashable
    kind: str
    since: dt.date
    until: dt.date
    days: int
    times: Decimal
    rate: Rate
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Gap:
    """Days for which somebody has a right and no rate is known, or not one alone."""

    whose: Hashable
    kind: str
    since: dt.date
    until: dt.date
    why: str


@dataclass(frozen=True, slots=True)
class Due:
    lines: tuple[Line, ...]
    gaps: tuple[Gap, ...]

    @property
    def total(self) -> dict[str, Decimal]:
        """By currency."""
        found: dict[str, Decimal] = {}
        for line in self.lines:
            found[line.rate.currency] = found.get(line.rate.currency, Decimal(0)) + line.amount
        return found
