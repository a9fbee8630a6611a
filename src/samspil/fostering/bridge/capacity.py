"""Places and waiting now, by area and kind, and what would follow if the flows of the last year went on."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.carers.terms import Kind
from samspil.engines.flows.problem import Flows, Forecast
from samspil.engines.flows.solve import solve
from samspil.fostering import policy
from samspil.fostering.bridge.picture import Picture, Point, middle, picture
from samspil.fostering.models import Care

DAYS_OF_MONTH = 365.25 / 12
BEHIND, AHEAD = 12, (3, 6, 12)
Span = tuple[str, dt.date, dt.date | None]


@dataclass(slots=True)
class Area:
    """Places of families that could be asked today, in one area, by kind; and of all that are approved."""

    name: str
    places: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    free: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    families: int = 0
    not_now: int = 0
    points: list[Point] = field(default_factory=list)
    """Where its families live, as far as that may be told."""

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
    short: bool
    """More may come than there are places now."""


@dataclass(frozen=True, slots=True)
class OfKind:
    """One kind of foster care: places and those taken, flows of the last year and what would follow, children who wait for it.

    `waiting` None: the reader does not match children and families. `longest`: days that the first of them waits."""

    kind: Kind
    places: int
    taken: int
    came: int
    left: int
    ahead: list[Ahead]
    waiting: int | None
    longest: int | None


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
    kinds: list[OfKind]

    @property
    def picture(self) -> Picture | None:
        rows = [(a, middle(a.points)) for a in self.areas]
        return picture((a.name, at, sum(a.free.values()), sum(a.places.values())) for a, at in rows if a.name)

    @property
    def waiting_children(self) -> int | None:
        told = [one.waiting for one in self.kinds if one.waiting is not None]
        return sum(told) if told else None


Waiting = Callable[..., list[tuple[str, dt.date]] | None]
_waiting: list[Waiting] = []


def waiting_by(tell: Waiting) -> Waiting:
    """A room above says which children wait: `tell(for_=, at=) -> [(kind, since)]`, or None to whom it says nothing."""
    _waiting.append(tell)
    return tell


def capacity(*, for_: Actor, at: dt.datetime) -> Capacity:
    """Of the actor's service. The queries of `carers.facts_of`, one for the flows, and what a room above asks."""
    families = carers.facts_of(for_=for_, at=at)
    areas: dict[str, Area] = {}
    total = Area("")
    for one in families:
        for area in (areas.setdefault(one.area, Area(one.area)), total):
            area.families += 1
            area.not_now += bool([code for code in one.why_not if code != "full"])
            area.points += [one.point] if one.point and not one.protected else []
            for free in one.free:
                area.places[free.kind] += free.places
                area.free[free.kind] += 0 if one.why_not else free.free
    waiting = sorted(
        (one for one in families if one.waiting_since and not one.why_not),
        key=lambda one: (one.last_heard_on or dt.date.min, one.waiting_since, one.name),
    )
    spans, today = _spans(for_, at), for_.day(at)
    whole = _Flow(spans, today)
    places = sum(total.places.values())
    wait = next((told for told in (tell(for_=for_, at=at) for tell in _waiting) if told is not None), None)
    kinds = [_of_kind(kind, total, spans, wait, today) for kind in Kind]
    return Capacity(
        sorted(areas.values(), key=lambda a: a.name), total, waiting, whole.now, places, whole.came, whole.left,
        whole.forecast(places), [one for one in kinds if one.places or one.taken or one.waiting],
    )  # fmt: skip


def _of_kind(
    kind: Kind, total: Area, spans: list[Span], wait: list[tuple[str, dt.date]] | None, today: dt.date
) -> OfKind:
    flow = _Flow([span for span in spans if span[0] == kind], today)
    since = [day for wanted, day in wait or () if wanted == kind]
    return OfKind(
        kind, total.places[kind], flow.now, flow.came, flow.left, flow.forecast(total.places[kind]),
        None if wait is None else len(since), (today - min(since)).days if since else None,
    )  # fmt: skip


def _ahead(months: int, found: Forecast, places: int) -> Ahead:
    return Ahead(months, found, max(0, places - found.high), max(0, places - found.low), found.high > places)


def _spans(for_: Actor, at: dt.datetime) -> list[Span]:
    """Kind, beginning and end of the placements made here that were running in the last year."""
    since = for_.day(at) - dt.timedelta(365)
    rows = policy.visible(Care.objects.exclude(arrived_on=None), for_, at=at)
    spans: list[Any] = list(rows.exclude(ended_on__lte=since).values_list("kind", "arrived_on", "ended_on"))
    return spans


class _Flow:
    """Comings and leavings of the last year, and how many months children were there."""

    def __init__(self, spans: list[Span], today: dt.date) -> None:
        since = today - dt.timedelta(365)
        self.came = sum(begin >= since for _kind, begin, _end in spans)
        self.left = sum(end is not None for _kind, _begin, end in spans)
        self.now = sum(end is None for _kind, _begin, end in spans)
        days = sum(((end or today) - max(begin, since)).days for _kind, begin, end in spans)
        self.held = max(0.0, days / DAYS_OF_MONTH)

    def forecast(self, places: int) -> list[Ahead]:
        ahead = [
            (months, solve(Flows(self.now, self.came, self.left, BEHIND, self.held, months)))
            for months in AHEAD
        ]
        return [_ahead(months, found, places) for months, found in ahead]
