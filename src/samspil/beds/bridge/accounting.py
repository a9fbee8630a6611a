"""Bed-days, how many were there on average, who came, how long they stayed, who was turned away; and a reduction, which is
never told without what is looked at beside it."""

import datetime as dt
import statistics
from collections import Counter
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from samspil.access.service import Actor
from samspil.beds.bridge.later import Point, later
from samspil.beds.models import Aim, Earlier, Taken
from samspil.beds.queries import counting, measures
from samspil.beds.queries.incidents import stays_with_incident
from samspil.beds.terms import BALANCE_DAYS, BALANCE_OF, NOT_KNOWN, Balance, Counted, Instead, Metric, NoBed
from samspil.engines.shares.problem import Share
from samspil.engines.shares.solve import solve


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `since` until `until` (not in), in beds of the region unless it says otherwise. A bed-day is a day on which a
    child slept in a bed: the day of entry counts, the day of leaving does not; who came and left on one day counts one."""

    since: dt.date
    until: dt.date
    bed_days: int
    occupied: float
    admissions: int
    left: int
    mean_stay: float | None
    median_stay: float | None
    outside: int
    staffed: float
    """Staffed beds on the last day."""
    refusals: int
    why: tuple[tuple[Any, int], ...]
    instead: tuple[tuple[Any, int], ...]
    incidents: tuple[int, int]
    """Incidents in beds, and in how many stays."""

    @property
    def days(self) -> int:
        return (self.until - self.since).days


@dataclass(frozen=True, slots=True)
class Measure:
    """One balancing measure: what, of what, then and in the last twelve months. None: not recorded."""

    code: str
    title: Any
    of: Any
    then: Counted | None
    now: Counted | None
    then_band: tuple[float, float] | None
    now_band: tuple[float, float] | None

    @property
    def not_known(self) -> Any:
        """Who is not known, in words, where there is anybody."""
        unknown = sum(counted.unknown for counted in (self.then, self.now) if counted)
        return NOT_KNOWN.get(Balance(self.code), "") if unknown else ""


@dataclass(frozen=True, slots=True)
class Balanced:
    """What is looked at beside every number of beds, of twelve months, and beside an earlier year where one is written down."""

    base_year: int | None
    measures: tuple[Measure, ...]
    later: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class YearLine:
    """One year: staffed beds at its end, bed-days, admissions; from here, or written down elsewhere (`source`)."""

    year: int
    staffed: int | None
    bed_days: int | None
    admissions: int | None
    population: int | None
    source: str

    def value(self, metric: str) -> int | None:
        found: dict[str, int | None] = {
            Metric.STAFFED: self.staffed, Metric.BED_DAYS: self.bed_days, Metric.ADMISSIONS: self.admissions,
        }  # fmt: skip
        return found[metric]


@dataclass(frozen=True, slots=True)
class Reduction:
    """The aim, where it stands, and what it did to children. `change` is the share less (negative: more)."""

    aim: Aim
    metric: Any
    base: int | None
    now: int
    goal: float | None
    change: float | None
    per_child: float | None
    """The same change, counted for each child of the population, where both numbers are known."""
    years: tuple[YearLine, ...]
    measures: tuple[Measure, ...]
    later: tuple[Point, ...]

    @property
    def silent(self) -> int:
        """Measures of which nothing is recorded."""
        return sum(m.now is None for m in self.measures)


def _bounds(for_: Actor, since: dt.date, until: dt.date) -> tuple[dt.datetime, dt.datetime]:
    zone = ZoneInfo(for_.law_zone)
    begin, end = (
        dt.datetime.combine(day, dt.time(0), tzinfo=zone).astimezone(dt.UTC) for day in (since, until)
    )
    return begin, end


def period(*, for_: Actor, at: dt.datetime, since: dt.date, until: dt.date) -> Period:
    """Five queries, whatever the size."""
    begin, end = _bounds(for_, since, until)
    rows = counting.taken(for_=for_, since=begin, until=end)
    inside = [row for row in rows if not row.outside]
    told = counting.refusals(for_=for_, since=begin, until=end)
    left = [row for row in inside if row.ended_at and begin <= row.ended_at < end]
    stays = [(row.ended_at - row.began_at).total_seconds() / 86400 for row in left if row.ended_at]
    why, instead = Counter(w for w, _i in told), Counter(i for _w, i in told)
    staffed = counting.staffed_on(for_=for_, moments=[min(end, at) - dt.timedelta(seconds=1)])[0]
    return Period(
        since, until, sum(_days(row, since, until, for_, at) for row in inside), _occupied(inside, begin, min(end, at)),
        sum(begin <= row.began_at < end for row in inside), len(left),
        statistics.fmean(stays) if stays else None, statistics.median(stays) if stays else None,
        sum(begin <= row.began_at < end for row in rows if row.outside), staffed, len(told),
        tuple((NoBed(code).label, n) for code, n in why.most_common()),
        tuple((Instead(code).label, n) for code, n in instead.most_common()),
        stays_with_incident(for_=for_, since=begin, until=end),
    )  # fmt: skip


def _days(row: Taken, since: dt.date, until: dt.date, for_: Actor, at: dt.datetime) -> int:
    came, gone = for_.day(row.began_at), for_.day(row.ended_at or at)
    last = max(gone, came + dt.timedelta(1)) if row.ended_at else gone + dt.timedelta(1)
    return max(0, (min(last, until) - max(came, since)).days)


def _occupied(rows: list[Taken], begin: dt.datetime, end: dt.datetime) -> float:
    """Beds taken on average, by the clock."""
    span = (end - begin).total_seconds()
    if span <= 0:
        return 0.0
    return (
        sum(
            max(0.0, (min(row.ended_at or end, end) - max(row.began_at, begin)).total_seconds())
            for row in rows
        )
        / span
    )


def years(*, for_: Actor, at: dt.datetime) -> tuple[YearLine, ...]:
    """Years as written down elsewhere, then those of this record; a year that is both stands as it is here. Five queries."""
    told = {row.year: _told(row) for row in counting.earlier(for_=for_)}
    first = counting.first_bed(for_=for_)
    if first is not None:
        told |= {line.year: line for line in _own(for_, at, first)}
    return tuple(told[year] for year in sorted(told))


def _told(row: Earlier) -> YearLine:
    return YearLine(row.year, row.staffed, row.bed_days, row.admissions, row.population, row.source)


def _own(for_: Actor, at: dt.datetime, first: dt.datetime) -> list[YearLine]:
    """Whole years of this record, and the one that runs with its last twelve months."""
    today = for_.day(at)
    spans = [(y, dt.date(y, 1, 1), dt.date(y + 1, 1, 1)) for y in range(for_.day(first).year + 1, today.year)]
    spans.append((today.year, today - dt.timedelta(365), today))
    begin, end = _bounds(for_, spans[0][1], today)
    rows = [
        row
        for row in counting.taken(
            for_=for_, since=min(begin, _bounds(for_, spans[-1][1], today)[0]), until=end
        )
        if not row.outside
    ]
    moments = [_bounds(for_, since, until)[1] - dt.timedelta(seconds=1) for _y, since, until in spans]
    staffed = counting.staffed_on(for_=for_, moments=moments)
    return [
        YearLine(
            year, staffed[n], sum(_days(row, since, until, for_, at) for row in rows),
            sum(since <= for_.day(row.began_at) < until for row in rows), None, "",
        )
        for n, (year, since, until) in enumerate(spans)
    ]  # fmt: skip


def reduction(*, for_: Actor, at: dt.datetime) -> Reduction | None:
    """Where the aim stands, with everything that is looked at beside it. None where there is no aim yet."""
    aim = counting.aim(for_=for_)
    if aim is None:
        return None
    lines, rows = years(for_=for_, at=at), {row.year: row for row in counting.earlier(for_=for_)}
    today = for_.day(at)
    base_line = next((line for line in lines if line.year == aim.base_year), None)
    now_line = next((line for line in lines if line.year == today.year), None)
    base, now = (
        base_line.value(aim.metric) if base_line else None,
        (now_line.value(aim.metric) if now_line else 0) or 0,
    )
    then, people = rows.get(aim.base_year), _latest_population(rows)
    change = 1 - now / base if base else None
    per_child = None
    if base and then and then.population and people:
        per_child = 1 - (now / people) / (base / then.population)
    return Reduction(
        aim, Metric(aim.metric).label, base, now, base * (1 - aim.percent / 100) if base else None, change, per_child, lines,
        _measures(then, for_, at, today), _later(for_, at, today),
    )  # fmt: skip


def balanced(*, for_: Actor, at: dt.datetime) -> Balanced:
    """The balancing measures where no aim is set: beds are counted, so children are looked at."""
    today = for_.day(at)
    return Balanced(None, _measures(None, for_, at, today), _later(for_, at, today))


def _measures(then: Earlier | None, for_: Actor, at: dt.datetime, today: dt.date) -> tuple[Measure, ...]:
    return tuple(_measure(code, then, for_, at, today) for code in Balance)


def _later(for_: Actor, at: dt.datetime, today: dt.date) -> tuple[Point, ...]:
    return tuple(later(for_=for_, at=at, since=today - dt.timedelta(730), until=today))


def _latest_population(rows: dict[int, Earlier]) -> int | None:
    known = [row.population for _year, row in sorted(rows.items()) if row.population]
    return known[-1] if known else None


def _measure(code: Balance, then: Earlier | None, for_: Actor, at: dt.datetime, today: dt.date) -> Measure:
    """Twelve months; where days must pass before it can be said, the twelve months whose days have passed, and beside them how
    many are not over yet."""
    since = today - dt.timedelta(365 + BALANCE_DAYS.get(code, 0))
    span: dict[str, Any] = {"for_": for_, "at": at, "since": since, "until": today}
    now = _outside(**span) if code == Balance.OUTSIDE else measures.counted(code, **span)
    said = (then.measures if then else {}).get(str(code))
    before = Counted(int(said[0]), int(said[1])) if said else None
    return Measure(str(code), code.label, BALANCE_OF[code], before, now, _band(before), _band(now))


def _outside(*, for_: Actor, at: dt.datetime, since: dt.date, until: dt.date) -> Counted:
    begin, end = _bounds(for_, since, until)
    rows = [row for row in counting.taken(for_=for_, since=begin, until=end) if begin <= row.began_at < end]
    return Counted(sum(row.outside for row in rows), len(rows))


def _band(counted: Counted | None) -> tuple[float, float] | None:
    """Of those of whom it is known. Here the reader works with these very children, so small numbers are shown."""
    if counted is None or counted.of - counted.unknown <= 0:
        return None
    told = solve(Share(counted.n, counted.of - counted.unknown, smallest=0))
    return (told.low, told.high) if told.low is not None and told.high is not None else None
