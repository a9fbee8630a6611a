"""How many people a duty needs: calls counted by whoever logs them, to the engine, and what it says, hour by hour."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from samspil.access.service import Actor
from samspil.duty.bridge import example
from samspil.duty.models import Roster
from samspil.engines.queueing.forecast import forecast
from samspil.engines.queueing.problem import Calls, Decides, Forecast, Pooled, Promise, Staffing, Unanswerable
from samspil.ground import calendars

DAY = dt.timedelta(days=1)
YEAR = dt.timedelta(days=365)
BUSY = 20
"""So many calls a day, and the day is played through as well."""
PLAYS = 8


@dataclass(frozen=True, slots=True)
class Log:
    """Calls somebody counted: when they came, since when they are counted, how many minutes one took on average. `own`: of this
    rota's line, not of another desk of the institution."""

    name: str
    moments: Sequence[dt.datetime]
    since: dt.datetime
    minutes: float | None
    own: bool


Source = Callable[..., list[Log]]
_SOURCES: list[Source] = []


def calls_from(source: Source) -> None:
    """A room above counts calls: `source(roster=, for_=, at=, since=)`, with the eyes of who asks."""
    if source not in _SOURCES:
        _SOURCES.append(source)


def logs(roster: Roster, *, for_: Actor, at: dt.datetime) -> list[Log]:
    since = max(at - YEAR, min(roster.open_since, at))
    return [log for source in _SOURCES for log in source(roster=roster, for_=for_, at=at, since=since)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is promised and what is taken for granted. `days`: all, work or off (weekends and public holidays)."""

    source: str = "own"
    days: str = "all"
    share: int = 80
    within: int = 20
    handle: float | None = None
    patience: float | None = 3.0
    cover: int = 1
    hourly: float | None = None
    other_a_day: float | None = None
    other_handle: float | None = None

    @property
    def promise(self) -> Promise:
        return Promise(self.share / 100, self.within / 60, cover=self.cover)


@dataclass(frozen=True, slots=True)
class Slot:
    """One interval of the day: calls expected with a band for that and one for the count, load, people; `high` where the
    expectation is at the top of its band."""

    begins: dt.time
    calls: Forecast
    load: float
    people: int
    high: int
    cover: bool


@dataclass(frozen=True, slots=True)
class Formula:
    """The busiest interval by one formula: people, and the share answered in time; None where it has no answer."""

    letter: str
    people: int | None
    within: float | None


@dataclass(frozen=True, slots=True)
class Desk:
    """Two desks apart and together, each at its busiest."""

    name: str
    a_day: float
    pooled: Pooled


@dataclass(frozen=True, slots=True)
class Needed:
    asked: Asked
    days: int
    calls: int
    handle: float
    interval: int
    slots: tuple[Slot, ...]
    staffing: Staffing
    carries: float
    """So many calls an hour the people who must be there anyway answer as promised."""
    formulas: tuple[Formula, ...]
    played: tuple[float, float, float] | None
    """The share in time as reckoned, and the least and most of it when the day was played through."""
    desk: Desk | None

    @property
    def a_day(self) -> float:
        return sum(slot.calls.mean for slot in self.slots)

    @property
    def busiest(self) -> Slot:
        return max(self.slots, key=lambda slot: (slot.load, slot.calls.mean))

    @property
    def most(self) -> int:
        return max(slot.people for slot in self.slots)

    @property
    def cover_alone(self) -> bool:
        """Whether cover decides all day, also where the calls are as many as they may well be."""
        return all(slot.cover and slot.high <= self.asked.cover for slot in self.slots)

    @property
    def a_year(self) -> float:
        return self.staffing.cost * 365


def needed(roster: Roster, found: Sequence[Log], *, at: dt.datetime, asked: Asked) -> Needed | None:
    """None where not one whole day was counted."""
    own = next((log for log in found if log.own), None)
    if asked.source == "example":
        past, interval, handle = [(n,) for n in example.HALF_HOURS], 30, example.HANDLE
        days, calls = 1, sum(example.HALF_HOURS)
    elif own is None:
        return None
    else:
        counted = _counted(own, roster, at, asked.days)
        if not counted:
            return None
        past, interval, handle = (
            [tuple(day[hour] for day in counted) for hour in range(24)],
            60,
            own.minutes or 20.0,
        )
        days, calls = len(counted), sum(sum(hour) for hour in past)
    asked = replace(asked, handle=asked.handle or round(handle, 1))
    return _needed(roster, found, past, interval, days, calls, asked, at)


def _needed(
    roster: Roster, found: Sequence[Log], past: Sequence[tuple[int, ...]], interval: int, days: int, calls: int, asked: Asked,
    at: dt.datetime,
) -> Needed:  # fmt: skip
    from samspil.engines.queueing.staff import staffing

    handle = asked.handle or 1.0
    expected = forecast(past)
    given: dict[str, Any] = {"handle": handle, "promise": asked.promise, "patience": asked.patience}
    told = staffing([f.mean for f in expected], interval, hourly=asked.hourly or 0.0, **given)
    high = staffing([f.high for f in expected], interval, **given)
    slots = tuple(
        Slot(
            dt.time(n * interval // 60, n * interval % 60), one, told.loads[n], told.people[n], high.people[n],
            told.decides[n] is Decides.COVER,
        )
        for n, one in enumerate(expected)
    )  # fmt: skip
    peak = max(told.loads, default=0.0) / handle
    return Needed(
        asked, days, calls, handle, interval, slots, told, _carries(asked, handle), _formulas(asked, handle, peak),
        _played(asked, told, expected, interval), _desk(roster, found, asked, peak, at),
    )  # fmt: skip


def _counted(log: Log, roster: Roster, at: dt.datetime, kind: str) -> list[Counter[int]]:
    """Calls by the hour on the wall, of each whole day since counting began."""
    zone = ZoneInfo(roster.time_zone)
    day, until = log.since.astimezone(zone).date() + DAY, at.astimezone(zone).date()
    found: dict[dt.date, Counter[int]] = {}
    while day < until:
        works = calendars.is_working_day(day, roster.country)
        if kind == "all" or works == (kind == "work"):
            found[day] = Counter()
        day += DAY
    for moment in log.moments:
        local = moment.astimezone(zone)
        if local.date() in found:
            found[local.date()][local.hour] += 1
    return list(found.values())


def _carries(asked: Asked, handle: float) -> float:
    """By halving: the most calls an hour that the cover keeps the promise for."""
    low, high = 0.0, 120.0 * max(1, asked.cover)
    for _ in range(40):
        middle = (low + high) / 2
        within = _within(Calls(middle / 60, handle, asked.patience), asked.cover, asked)
        low, high = (middle, high) if within is not None and within >= asked.promise.share else (low, middle)
    return low


def _within(calls: Calls, people: int, asked: Asked) -> float | None:
    from samspil.engines.queueing.erlang import service

    try:
        return service(calls, people, asked.promise.within).within
    except Unanswerable:
        return None


def _formulas(asked: Asked, handle: float, rate: float) -> tuple[Formula, ...]:
    """The busiest interval if callers find no queue (B), wait without end (C), or hang up (A)."""
    from samspil.engines.queueing.staff import fewest

    found = []
    for letter, patience in (("B", 0.0), ("C", None), ("A", asked.patience or 3.0)):
        try:
            given = fewest(Calls(rate, handle, patience), asked.promise)
            found.append(Formula(letter, given.people, given.within))
        except Unanswerable:
            found.append(Formula(letter, None, None))
    return tuple(found)


def _played(
    asked: Asked, told: Staffing, expected: Sequence[Forecast], interval: int
) -> tuple[float, float, float] | None:
    """A busy day call by call, several times, beside what the formulas say of it."""
    from samspil.engines.queueing.simulate import play

    means = [one.mean for one in expected]
    if sum(means) < BUSY:
        return None
    handle = asked.handle or 1.0
    shares = [
        play(means, interval, told.people, handle, asked.patience, asked.promise.within, seed).share_within
        or 0.0
        for seed in range(PLAYS)
    ]
    total = 0.0
    for load, people, calls in zip(told.loads, told.people, means, strict=True):
        total += calls * (_within(Calls(load / handle, handle, asked.patience), people, asked) or 0.0)
    return total / sum(means), min(shares), max(shares)


def _desk(roster: Roster, found: Sequence[Log], asked: Asked, peak: float, at: dt.datetime) -> Desk | None:
    """The line together with another desk, both at their busiest: from its log, or as somebody says."""
    from samspil.engines.queueing.staff import pooled

    log = next((one for one in found if not one.own), None)
    a_day, busiest = asked.other_a_day, 0.0
    if a_day is not None:
        busiest = a_day / 24 / 60
    elif log is not None and (counted := _counted(log, roster, at, asked.days)):
        hours = [sum(day[hour] for day in counted) / len(counted) for hour in range(24)]
        a_day, busiest = sum(hours), max(hours) / 60
    if a_day is None:
        return None
    other = Calls(busiest, asked.other_handle or (log.minutes if log else None) or 30.0, asked.patience)
    own = Calls(peak, asked.handle or 1.0, asked.patience)
    try:
        return Desk(log.name if log else "", a_day, pooled([own, other], asked.promise))
    except Unanswerable:
        return None
