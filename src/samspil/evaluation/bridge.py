"""Where counts meet computation: what of each share may be told, and its band."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from samspil.access.service import Actor
from samspil.engines.shares.problem import Share, Told
from samspil.engines.shares.solve import solve
from samspil.evaluation import queries
from samspil.evaluation.terms import DEFINED, Figure

SMALLEST = 5
"""Below this a number outside a case could point at somebody."""


@dataclass(frozen=True, slots=True)
class Line:
    """One share of a figure. What is None is withheld because it is small."""

    label: str
    told: Told

    @property
    def withheld(self) -> bool:
        return self.told.part is None

    @property
    def percent(self) -> tuple[int, int, int] | None:
        """The share and its band in whole per cent; None where there is nothing to divide by, or it is withheld."""
        one = self.told
        if one.part is None or not one.whole or one.low is None or one.high is None:
            return None
        return round(100 * one.part / one.whole), round(100 * one.low), round(100 * one.high)


@dataclass(frozen=True, slots=True)
class Counted:
    """One question with what it counts and its lines."""

    figure: Figure
    defined: Any
    lines: tuple[Line, ...]


def figures(*, for_: Actor, at: dt.datetime, year: int) -> list[Counted]:
    """The figures of the actor's institution for a year, with what is small withheld."""
    raw = queries.counts(for_=for_, at=at, year=year)
    return [Counted(f, DEFINED[f], _lines([r for r in raw if r.figure == f])) for f in Figure]


def _lines(raw: list[queries.Raw]) -> tuple[Line, ...]:
    told = [solve(Share(r.part, r.whole, r.unknown, r.within, SMALLEST)) for r in raw]
    if raw and raw[0].figure == Figure.AGAIN:
        told = _nested(raw, told)
    return tuple(Line(r.label, t) for r, t in zip(raw, told, strict=True))


def _nested(raw: list[queries.Raw], told: list[Told]) -> list[Told]:
    """A shorter time lies within the longer one: where both are over the same closings, the difference is a number too."""
    kept = list(told)
    for n, (short, long) in enumerate(pairwise(raw)):
        if short.whole == long.whole and 0 < long.part - short.part < SMALLEST:
            kept[n] = Told(None, told[n].whole, None, None, None)
    return kept
