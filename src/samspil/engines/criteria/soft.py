"""How one fact answers one criterion."""

import datetime as dt
import math
from collections.abc import Callable
from typing import Any

from samspil.engines.criteria.problem import Asks, Cell, Criterion, Fact, Family, Mark, Point

STALE = 365
"""An answer older than so many days, or of no known day, counts as unknown, unless the criterion says otherwise."""

STEPS = (2, 5, 10, 20, 40, 80, 160)
"""Distances are told as "up to so many km"; farther than the last is only "farther"."""
EARTH = 6371.0
MARKS = {mark.value: mark for mark in Mark}
NOT_TOLD = Cell(Mark.UNKNOWN, "not_told")
NOT_ASKED = Cell(Mark.UNKNOWN, "not_asked")


def step(one: Point, other: Point) -> int | None:
    """The straight line between two places, as the least step that holds it; None beyond the last."""
    up, across = math.radians(other.lat - one.lat), math.radians(other.lon - one.lon)
    inner = (
        math.sin(up / 2) ** 2
        + math.cos(math.radians(one.lat)) * math.cos(math.radians(other.lat)) * math.sin(across / 2) ** 2
    )
    km = 2 * EARTH * math.asin(min(1.0, math.sqrt(inner)))
    return next((s for s in STEPS if km <= s), None)


def answer(criterion: Criterion, family: Family, today: dt.date) -> Cell:
    """What somebody asked about this very criterion comes before what is generally known of the family."""
    said = family.facts.get("=" + criterion.key)
    if said is not None and said.value is not None:
        return _fresh(MARKS[said.value], "said", (said.words,), said, criterion, today)
    if criterion.asks is Asks.WITHIN:
        return _distance(criterion, family)
    fact = family.facts.get(criterion.fact)
    if fact is None or fact.value is None:
        return NOT_ASKED
    mark = _MARK[criterion.asks](fact.value, criterion.wanted, criterion.partly)
    return _fresh(mark, "fact", (fact.value, fact.words), fact, criterion, today)


def _fresh(
    mark: Mark, why: str, told: tuple[Any, ...], fact: Fact, criterion: Criterion, today: dt.date
) -> Cell:
    lasts = STALE if criterion.lasts is None else criterion.lasts
    if mark is not Mark.UNKNOWN and (fact.on is None or (today - fact.on).days > lasts):
        return Cell(Mark.UNKNOWN, "stale", (mark, *told), fact.source, fact.on, old=True)
    return Cell(mark, why, told, fact.source, fact.on)


def _distance(criterion: Criterion, family: Family) -> Cell:
    if criterion.point is None or family.protected:
        return NOT_TOLD
    if family.point is None:
        return NOT_ASKED
    away = step(family.point, criterion.point)
    if away is None:
        return Cell(Mark.NOT, "farther", (STEPS[-1],))
    mark = Mark.MET if away <= criterion.wanted else Mark.PARTLY if away <= criterion.partly else Mark.NOT
    return Cell(mark, "km", (away,))


def _yes(value: Any, wanted: Any, partly: Any) -> Mark:
    return MARKS.get(value, Mark.UNKNOWN) if isinstance(value, str) else Mark.MET if value else Mark.NOT


_TURNED = {Mark.MET: Mark.NOT, Mark.NOT: Mark.MET}


def _no(value: Any, wanted: Any, partly: Any) -> Mark:
    mark = _yes(value, wanted, partly)
    return _TURNED.get(mark, mark)


def _at_least(value: Any, wanted: Any, partly: Any) -> Mark:
    if value >= wanted:
        return Mark.MET
    return Mark.PARTLY if partly is not None and value >= partly else Mark.NOT


def _at_most(value: Any, wanted: Any, partly: Any) -> Mark:
    if value <= wanted:
        return Mark.MET
    return Mark.PARTLY if partly is not None and value <= partly else Mark.NOT


def _one_of(value: Any, wanted: Any, partly: Any) -> Mark:
    """`value` and `wanted` are several; `partly` are those that would nearly do."""
    if not set(wanted).isdisjoint(value):
        return Mark.MET
    return Mark.PARTLY if partly and not set(partly).isdisjoint(value) else Mark.NOT


def _only_said(value: Any, wanted: Any, partly: Any) -> Mark:
    return Mark.UNKNOWN


_MARK: dict[Asks, Callable[[Any, Any, Any], Mark]] = {
    Asks.YES: _yes, Asks.NO: _no, Asks.AT_LEAST: _at_least, Asks.AT_MOST: _at_most, Asks.ONE_OF: _one_of,
    Asks.SAID: _only_said,
}  # fmt: skip
