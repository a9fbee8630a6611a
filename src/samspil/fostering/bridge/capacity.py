"""Places and waiting now, by area and kind, and what would follow if the flows of the last year went on."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.carers.terms import Kind
from samspil.engines.flows.problem import Flows, Forecast
from samspil.engines.flows.solve import solve
from samspil.fostering import policy
from samspil.fostering.models import Care

DAYS_OF_MONTH = 365.25 / 12
BEHIND, AHEAD = 12, (3, 6, 12)


@dataclass(slots=True)
class Area:
    """Places of families that could be asked today, in one area, by kind; and of all that are approved."""

    name: str
    places: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    free: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    families: int = 0
    not_now: int = 0

    @property
    def cells(self) -> list[tuple[int, int]]:
        return [(self.free[kind], self.places[kind]) for kind in Kind.values]


@dataclass(frozen=True, slots=True)
class Ahead:
    """In so many months: how many places would be taken, of those there are now."""

    months: int
    taken: Forecast
    free_low: int
    free_high: int


@dataclass(frozen=True, slots=True)
class Capacity:
    areas: list[Area]
    total: Area
    waiting_families: list[Any]
    taken: int
    places: int
    came: int
    left: int
    ahead: list[Ahead]


def capacity(*, for_: Actor, at: dt.datetime) -> Capacity:
    """Of the actor's service. The queries of `carers.facts_of`, and two more."""
    families = carers.facts_of(for_=for_, at=at)
    areas: dict[str, Area] = {}
    total = Area("")
    for one in families:
        for area in (areas.setdefault(one.area, Area(one.area)), total):
            area.families += 1
            area.not_now += bool([code for code in one.why_not if code != "full"])
            for free in one.free:
                area.places[free.kind] += free.places
                area.free[free.kind] += 0 if one.why_not else free.free
    waiting = sorted(
        (one for one in families if one.waiting_since and not one.why_not),
        key=lambda one: (one.last_heard_on or dt.date.min, one.waiting_since, one.name),
    )
    flows, taken = _flows(for_, at)
    places = sum(total.places.values())
    return Capacity(
        sorted(areas.values(), key=lambda a: a.name), total, waiting, taken, places, flows(0).came, flows(0).left,
        [_ahead(months, solve(flows(months)), places) for months in AHEAD],
    )  # fmt: skip


def _ahead(months: int, found: Forecast, places: int) -> Ahead:
    return Ahead(months, found, max(0, places - found.high), max(0, places - found.low))


def _flows(for_: Actor, at: dt.datetime) -> tuple[Any, int]:
    """Comings and leavings of the last year, and how many months children were there: of placements made here."""
    today = for_.day(at)
    since = today - dt.timedelta(365)
    rows = policy.visible(Care.objects.exclude(arrived_on=None), for_, at=at)
    spans: list[tuple[Any, Any]] = list(
        rows.exclude(ended_on__lte=since).values_list("arrived_on", "ended_on")
    )
    came = sum(begin >= since for begin, _end in spans)
    left = sum(end is not None for _begin, end in spans)
    now = sum(end is None for _begin, end in spans)
    held = sum(((end or today) - max(begin, since)).days for begin, end in spans) / DAYS_OF_MONTH

    def flows(months: int) -> Flows:
        return Flows(now, came, left, BEHIND, max(0.0, held), months)

    return flows, now
