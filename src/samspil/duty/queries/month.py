"""A month of a rota: its days with their shifts, its gaps, what it breaks, how fairly it is spread."""

import calendar
import datetime as dt
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from samspil.access.service import Actor
from samspil.duty import policy
from samspil.duty.models import Absence, Cover, Member, Month, Roster, Shift, Swap
from samspil.duty.queries.answering import stretches
from samspil.duty.queries.fair import Fair, carried, fairness, lacking
from samspil.duty.queries.limits import Broken, Limits, breaches, fits, limits
from samspil.duty.queries.rosters import members
from samspil.duty.terms import LONGEST, Line, Stretch, SwapState
from samspil.ground import calendars
from samspil.ground.errors import NotFound

AROUND = dt.timedelta(days=8)
"""Shifts so far before and after a month are looked at too: rest and weeks do not end with it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A day on the wall calendar, or a place before the first or after the last one (`on` None)."""

    on: dt.date | None
    shifts: tuple[Shift, ...] = ()
    holiday: str = ""
    weekend: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a line in which nobody has a shift, and who is named for it, if anybody."""

    line: int
    since: dt.datetime
    until: dt.datetime
    cover: Cover | None
    shift: Shift | None

    @property
    def minutes(self) -> int:
        return Stretch(self.since, self.until).minutes


@dataclass(frozen=True, slots=True)
class MonthPage:
    roster: Roster
    month: Month | None
    first: dt.date
    weeks: list[tuple[int, list[Cell]]]
    shifts: list[Shift]
    members: list[Member]
    gaps: list[Gap]
    broken: list[Broken]
    limits: Limits
    minutes: int
    covered: int
    fair: list[Fair]
    swaps: list[Swap]
    """Swaps of the month that wait for an answer."""
    lacking: list[tuple[str, int]]
    """What somebody on duty should know, and in how many shifts nobody does."""

    @property
    def unnamed(self) -> list[Gap]:
        return [gap for gap in self.gaps if gap.cover is None]

    def broken_in(self, shift: UUID) -> list[Broken]:
        return [b for b in self.broken if b.shift == shift]


def bounds(roster: Roster, first: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """From the midnight on the wall with which a month begins until that with which the next begins."""
    zone = ZoneInfo(roster.time_zone)
    days = calendar.monthrange(first.year, first.month)[1]
    end = first + dt.timedelta(days=days)
    return tuple(dt.datetime.combine(d, dt.time(), tzinfo=zone).astimezone(dt.UTC) for d in (first, end))  # type: ignore[return-value]


def month_page(roster: Roster, *, for_: Actor, at: dt.datetime, first: dt.date) -> MonthPage:
    """Nine queries whatever the size."""
    if not policy.can(for_, "read", roster, on=for_.day(at)):
        raise NotFound
    since, until = bounds(roster, first)
    month = Month.objects.filter(roster=roster, first_on=first).select_related("published_by").first()
    near = list(
        Shift.objects.filter(roster=roster, starts_at__gt=since - AROUND, starts_at__lt=until + AROUND)
        .select_related("member__account")
        .order_by("starts_at", "line", "id")
    )
    shifts = [s for s in near if first <= s.on and s.starts_at < until]
    people = members(roster, on=first, until=until.date())
    known = {m.pk: m for m in people} | {s.member.pk: s.member for s in near if s.member}
    rules = limits(roster, on=first)
    own = {s.pk for s in shifts}
    broken = breaches(near, limits=rules, members=known, absences=_absences(known, since, until))
    covers = list(Cover.objects.filter(roster=roster, since__lt=until, until__gt=since).order_by("said_at"))
    begin, end = _span(shifts, max(since, roster.open_since), until)
    gaps = _gaps(roster, near, covers, begin, end)
    first_line = _held(near, Line.FIRST, begin, end)
    return MonthPage(
        roster=roster, month=month, first=first, weeks=_weeks(roster, first, shifts, gaps), shifts=shifts,
        members=people, gaps=gaps, broken=[b for b in broken if b.shift in own], limits=rules,
        minutes=sum(s.minutes for s in first_line), covered=sum(s.minutes for s in first_line if s.held),
        fair=fairness(roster, people, shifts, carried(roster, before=begin)), swaps=_open_swaps(own),
        lacking=lacking(roster, shifts, known),
    )  # fmt: skip


def near(page: MonthPage) -> list[Shift]:
    """The shifts of a month and of some days around it."""
    since, until = bounds(page.roster, page.first)
    rows = Shift.objects.filter(
        roster=page.roster, starts_at__gt=since - AROUND, starts_at__lt=until + AROUND
    )
    return list(rows.order_by("starts_at", "line", "id"))


def _span(shifts: Sequence[Shift], since: dt.datetime, until: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """A month answers for its own shifts: from the morning of its first day until that of the next month's."""
    if not shifts:
        return since, until
    return min(s.starts_at for s in shifts), max(s.ends_at for s in shifts)


def _absences(known: Iterable[UUID], since: dt.datetime, until: dt.datetime) -> list[Absence]:
    return list(
        Absence.objects.filter(member__in=list(known), since__lt=until, until__gt=since).order_by("since")
    )


def absences_of(roster: Roster, *, since: dt.datetime, until: dt.datetime) -> list[Absence]:
    rows = Absence.objects.filter(member__roster=roster, since__lt=until, until__gt=since)
    return list(rows.select_related("member__account").order_by("since", "id"))


def _open_swaps(shifts: set[UUID]) -> list[Swap]:
    rows = Swap.objects.filter(shift__in=shifts, state=SwapState.ASKED)
    return list(
        rows.select_related("asked_by__account", "to__account", "shift", "instead").order_by("asked_at", "id")
    )


def _held(shifts: Iterable[Shift], line: int, since: dt.datetime, until: dt.datetime) -> list[Stretch]:
    taken = [(s.starts_at, s.ends_at, s.member_id) for s in shifts if s.line == line and s.member_id]
    return stretches(taken, since=since, until=until) if since < until else []


def _gaps(
    roster: Roster, shifts: Sequence[Shift], covers: Sequence[Cover], since: dt.datetime, until: dt.datetime
) -> list[Gap]:
    found = []
    for line in (Line.FIRST, Line.SECOND) if roster.two_lines else (Line.FIRST,):
        for part in _held(shifts, line, since, until):
            if part.held is None:
                found += _named(line, part, shifts, covers)
    return sorted(found, key=lambda g: (g.since, g.line))


def _named(line: int, part: Stretch, shifts: Sequence[Shift], covers: Sequence[Cover]) -> list[Gap]:
    """A gap cut where the shifts in it begin, each with who is named for the whole of it."""
    inside = [
        s
        for s in shifts
        if s.line == line and not s.member_id and s.starts_at < part.until and s.ends_at > part.since
    ]
    cuts = sorted(
        {part.since, part.until, *(s.starts_at for s in inside if part.since < s.starts_at < part.until)}
    )
    found = []
    for since, until in itertools.pairwise(cuts):
        cover = next(
            (c for c in reversed(covers) if c.line == line and c.since <= since and c.until >= until), None
        )
        shift = next((s for s in inside if s.starts_at <= since < s.ends_at), None)
        found.append(Gap(line, since, until, cover, shift))
    return found


def _weeks(
    roster: Roster, first: dt.date, shifts: Sequence[Shift], gaps: Sequence[Gap]
) -> list[tuple[int, list[Cell]]]:
    by_day: dict[dt.date, list[Shift]] = defaultdict(list)
    for shift in shifts:
        by_day[shift.on].append(shift)
    zone = ZoneInfo(roster.time_zone)
    empty = {
        gap.shift.on if gap.shift else gap.since.astimezone(zone).date()
        for gap in gaps
        if gap.line == Line.FIRST
    }
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    return [
        (week[0].isocalendar().week, [_cell(day, first, by_day, empty, roster.country) for day in week])
        for week in weeks
    ]


def _cell(
    day: dt.date, first: dt.date, by_day: dict[dt.date, list[Shift]], empty: set[dt.date], country: str
) -> Cell:
    if day.month != first.month:
        return Cell(None)
    return Cell(day, tuple(by_day[day]), calendars.feast(day, country), day.weekday() >= 5, day in empty)


def shift(id: UUID, *, roster: Roster) -> Shift:
    """The caller holds a rota that the actor sees."""
    found = (
        Shift.objects.filter(pk=id, roster=roster)
        .select_related("member__account", "month", "given_by", "roster__institution")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def candidates(shift: Shift, *, page: MonthPage) -> list[tuple[Member, list[Broken]]]:
    """Everybody on the rota with what would be broken if they had this shift; first those who break nothing, of these
    whoever has least of the month."""
    since, until = shift.starts_at - AROUND, shift.ends_at + AROUND
    near = list(Shift.objects.filter(roster=page.roster, starts_at__gt=since, starts_at__lt=until))
    absences = _absences([m.pk for m in page.members], shift.starts_at - LONGEST, shift.ends_at + LONGEST)
    has = Counter(s.member_id for s in page.shifts)
    found = [
        (m, fits(shift, m, shifts=near, limits=page.limits, absences=absences))
        for m in page.members
        if m.pk != shift.member_id and m.since <= shift.on and (m.until is None or shift.on < m.until)
    ]
    return sorted(
        found, key=lambda one: (len(one[1]), has[one[0].pk] * 100 / one[0].share, one[0].account.name)
    )


def asked_of(member: Member, *, at: dt.datetime) -> list[Swap]:
    """What a member is asked to take, and asked themselves, and waits."""
    rows = Swap.objects.filter(state=SwapState.ASKED, shift__starts_at__gt=at)
    rows = rows.filter(to=member) | rows.filter(asked_by=member)
    return list(
        rows.select_related("asked_by__account", "to__account", "shift", "instead").order_by(
            "shift__starts_at"
        )
    )
