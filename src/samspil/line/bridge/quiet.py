"""How reachable a line was, minute by minute, and what few calls or none can and cannot mean."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.duty import service as duty
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.line import policy
from samspil.line.bridge.silence import bound
from samspil.line.models import AcuteLine, Call, Knows, Outage, TestCall
from samspil.line.terms import COUNSEL, Result, Secure

MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
SATURDAY, NIGHT = 5, range(6)


@dataclass(frozen=True, slots=True)
class Day:
    """One day on the wall: of how many minutes somebody could be reached, and whether a test call was made."""

    on: dt.date
    minutes: int
    reached: int
    second: int
    tested: bool
    failed: bool

    @property
    def whole(self) -> bool:
        return self.reached == self.minutes


@dataclass(frozen=True, slots=True)
class Figures:
    """Of calls that were offered. What nothing was counted for is None, neither 0 nor 100 %."""

    offered: int
    answered: int
    abandoned: int
    short: int
    within: int | None
    seconds: float | None
    handled: float | None
    counsel: int
    kinds: Counter[str]
    back_due: int
    back_in_time: int | None
    repeat: int | None

    @property
    def share(self) -> float | None:
        return self.answered / self.offered if self.offered else None


@dataclass(frozen=True, slots=True)
class Quiet:
    line: AcuteLine
    since: dt.date
    until: dt.date
    days: list[Day]
    figures: Figures
    holes: list[tuple[dt.datetime, dt.datetime, str]]
    tests: list[TestCall]
    tests_passed: int
    missed: int
    """Test calls that were planned and that nobody made."""
    families: int
    know: int
    strangers: list[Any]
    """Families that have not confirmed that they have the number."""
    silence: tuple[dt.date, dt.date] | None
    """The first and the last day of the longest time without a call, if there were calls as well."""
    secure: Counter[str]
    bound: Any
    cost: Decimal | None

    @property
    def minutes(self) -> int:
        return sum(d.minutes for d in self.days)

    @property
    def reached(self) -> int:
        return sum(d.reached for d in self.days)

    @property
    def second(self) -> int:
        return sum(d.second for d in self.days)

    @property
    def silent_days(self) -> int:
        return (self.silence[1] - self.silence[0]).days + 1 if self.silence else 0

    @property
    def tested_weekend_nights(self) -> bool:
        zone = ZoneInfo(self.line.institution.time_zone)
        local = [t.planned_at.astimezone(zone) for t in self.tests]
        return any(m.weekday() >= SATURDAY and m.hour in NIGHT for m in local)

    @property
    def asked(self) -> int:
        return sum(n for said, n in self.secure.items() if said != Secure.SILENT)

    @property
    def weeks(self) -> list[tuple[dt.date, list[Day]]]:
        months: dict[dt.date, list[Day]] = {}
        for day in self.days:
            months.setdefault(day.on.replace(day=1), []).append(day)
        return list(months.items())


def quiet(
    line: AcuteLine, *, for_: Actor, at: dt.datetime, since: dt.date, until: dt.date, every: int | None = None
) -> Quiet:
    """A time of whole days, the last one included; with the chance of it if one call came `every` so many days.
    Twelve queries whatever its length."""
    if not policy.leads(for_, line):
        raise NotFound
    zone = ZoneInfo(line.institution.time_zone)
    begin, end = _midnight(since, zone), min(_midnight(until + DAY, zone), at)
    begin = max(begin, line.open_since)
    reach = {n: _reached(line, n, for_, at, begin, end) for n in (1, 2)}
    outages = list(Outage.objects.filter(line=line, since__lt=end, until__gt=begin).order_by("since"))
    tests = list(
        line.tests.filter(planned_at__gte=begin, planned_at__lt=end, made_at__isnull=False).order_by(
            "planned_at"
        )
    )
    days = _days(since, until, zone, begin, end, reach, outages, tests)
    found = figures(line, begin, end)
    reached = sum(d.reached for d in days)
    families, known = _known(line, for_, at)
    confirmed = {k.family_id for k in known if k.confirmed_on is not None}
    cost = line.cost_a_day
    return Quiet(
        line=line, since=since, until=until, days=days, figures=found, holes=_holes(reach[1], outages), tests=tests,
        tests_passed=sum(t.result in (Result.FIRST, Result.SECOND) for t in tests), families=len(families),
        missed=line.tests.filter(made_at=None, planned_at__gte=begin, planned_at__lt=min(end, at - HOUR)).count(),
        know=len(confirmed), strangers=[f for f in families if f.pk not in confirmed],
        silence=_silence(line, begin, end, zone) if found.offered else None,
        secure=Counter(k.secure or str(Secure.SILENT) for k in known if k.asked_on or k.secure),
        bound=bound(found.counsel, reached / 1440, every) if reached else None,
        cost=(cost * len(days) * 1440 / reached).quantize(Decimal(1)) if cost and reached else None,
    )  # fmt: skip


def _midnight(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=zone).astimezone(dt.UTC)


Pieces = Sequence[tuple[dt.datetime, dt.datetime]]


def _reached(
    line: AcuteLine, n: int, for_: Actor, at: dt.datetime, begin: dt.datetime, end: dt.datetime
) -> Pieces:
    if begin >= end:
        return []
    parts = duty.reachable(roster=line.roster, for_=for_, at=at, since=begin, until=end, line=n)
    return [(p.since, p.until) for p in parts if p.held is not None]


def _days(
    since: dt.date, until: dt.date, zone: ZoneInfo, begin: dt.datetime, end: dt.datetime, reach: dict[int, Pieces],
    outages: Sequence[Outage], tests: Sequence[TestCall],
) -> list[Day]:  # fmt: skip
    out = [(o.since, o.until) for o in outages]
    tested = {t.planned_at.astimezone(zone).date(): t for t in tests}
    found = []
    day = since
    while day <= until:
        start, stop = max(_midnight(day, zone), begin), min(_midnight(day + DAY, zone), end)
        if start < stop:
            test = tested.get(day)
            found.append(
                Day(
                    day, _minutes(start, stop), _in(reach[1], start, stop) - _both(reach[1], out, start, stop),
                    _in(reach[2], start, stop), test is not None, bool(test and test.result == Result.NOBODY),
                )
            )  # fmt: skip
        day += DAY
    return found


def _minutes(start: dt.datetime, stop: dt.datetime) -> int:
    return round((stop - start) / MINUTE)


def _in(pieces: Pieces, start: dt.datetime, stop: dt.datetime) -> int:
    return sum(_minutes(max(a, start), min(b, stop)) for a, b in pieces if a < stop and b > start)


def _both(pieces: Pieces, out: Pieces, start: dt.datetime, stop: dt.datetime) -> int:
    """Minutes in which somebody had the shift and could not be reached all the same."""
    return sum(_in(pieces, max(a, start), min(b, stop)) for a, b in out if a < stop and b > start)


def _holes(pieces: Pieces, outages: Sequence[Outage]) -> list[tuple[dt.datetime, dt.datetime, str]]:
    gaps = [(b, a, "") for (_x, b), (a, _y) in itertools.pairwise(pieces) if b < a]
    return sorted([*gaps, *((o.since, o.until, o.why) for o in outages)])


def _silence(
    line: AcuteLine, begin: dt.datetime, end: dt.datetime, zone: ZoneInfo
) -> tuple[dt.date, dt.date] | None:
    """Whole days between two calls, before the first, or after the last."""
    rows = Call.objects.filter(line=line, began_at__gte=begin, began_at__lt=end).order_by("began_at")
    rang = [m.astimezone(zone).date() for m in rows.values_list("began_at", flat=True)]
    marks = [begin.astimezone(zone).date() - DAY, *rang, (end - MINUTE).astimezone(zone).date() + DAY]
    first, last = max(itertools.pairwise(marks), key=lambda pair: pair[1] - pair[0])
    return (first + DAY, last - DAY) if last - first > DAY else None


def _known(line: AcuteLine, for_: Actor, at: dt.datetime) -> tuple[list[Any], list[Knows]]:
    looking = policy.eyes(for_, line, at=at)
    with fence.acting(looking, at=at):
        families = carers.running(for_=looking)
    return list(families), list(Knows.objects.filter(line=line, family__in=[f.pk for f in families]))


def figures(line: AcuteLine, begin: dt.datetime, end: dt.datetime) -> Figures:
    """The caller holds a line whose figures the actor sees."""
    calls = list(
        Call.objects.filter(Q(line=line), began_at__gte=begin, began_at__lt=end).order_by("began_at")
    )
    answered = [c for c in calls if c.answered_at is not None]
    gone = [c for c in calls if c.answered_at is None and c.ended_at is not None]
    short = [c for c in gone if (c.ended_at - c.began_at).total_seconds() < line.short_seconds]  # type: ignore[operator]
    offered = len(calls) - len(short)
    waits = [(c.answered_at - c.began_at).total_seconds() for c in answered]  # type: ignore[operator]
    talks = [(c.ended_at - c.answered_at).total_seconds() for c in answered if c.ended_at and c.kind]  # type: ignore[operator]
    counsel = [c for c in answered if c.kind in COUNSEL or not c.kind]
    due = [c for c in calls if c.back_at is not None and c.back_at < end]
    known = [c.caller or str(c.family_id or "") for c in counsel]
    repeats = Counter(k for k in known if k)
    return Figures(
        offered=offered, answered=len(answered), abandoned=len(gone) - len(short), short=len(short),
        within=sum(w <= line.answer_within for w in waits) if offered else None,
        seconds=sum(waits) / len(waits) if waits else None, handled=sum(talks) / len(talks) if talks else None,
        counsel=len(counsel), kinds=Counter(c.kind for c in answered), back_due=len(due),
        back_in_time=sum(bool(c.back_done_at and c.back_done_at <= c.back_at) for c in due) if due else None,  # type: ignore[operator]
        repeat=sum(n - 1 for n in repeats.values()) if counsel else None,
    )  # fmt: skip


def due_tests(line: AcuteLine, *, at: dt.datetime, most: int = 10) -> list[TestCall]:
    """Test calls that were planned and not made, from an hour before their time."""
    rows = line.tests.filter(made_at=None, planned_at__lte=at + dt.timedelta(hours=1))
    return list(rows.order_by("planned_at")[:most])
