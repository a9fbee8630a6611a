"""What a rota must keep to, from the rules of its country, and what it breaks. Counted for the first line: whoever stands
behind it sleeps at home, and is only kept from being in two places at once, or from the long rest where a country says so."""

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from samspil.duty.models import Absence, Member, Roster
from samspil.duty.terms import WISHES, Breach, Line, Part
from samspil.rules import service as rules
from samspil.rules.terms import DutyLimit, Table

HOUR = dt.timedelta(hours=1)
WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Limits:
    """Hours of rest, hours at a stretch, hours in seven days, nights in a row, hours of the long rest; None where the country says
    nothing. `rows` are the rules they come from."""

    rest: int | None = None
    shift: int | None = None
    week: int | None = None
    nights: int | None = None
    rest_week: int | None = None
    behind_rests: bool = True
    """Whether a long rest may hold a stand-by behind the line."""
    zone: dt.tzinfo = dt.UTC
    stays: dt.timedelta = dt.timedelta()
    """So long whoever goes from the first line stays to hand over: it is work, and shortens the rest."""
    rows: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """One rule that is broken: by whom, in which shift."""

    breach: Breach
    member: UUID
    shift: UUID
    number: int | None = None


def limits(roster: Roster, *, on: dt.date) -> Limits:
    """One query."""
    rows = rules.in_force(Table.DUTY, country=roster.country, institution=roster.institution_id, on=on)
    said = {row.kind: row.amount for row in rows}
    behind_rests = DutyLimit.REST_WEEK_ALL not in said
    return Limits(
        said.get(DutyLimit.REST), said.get(DutyLimit.SHIFT), said.get(DutyLimit.WEEK), said.get(DutyLimit.NIGHTS),
        said.get(DutyLimit.REST_WEEK if behind_rests else DutyLimit.REST_WEEK_ALL), behind_rests, ZoneInfo(roster.time_zone),
        dt.timedelta(minutes=roster.overlap_minutes), tuple(rows),
    )  # fmt: skip


def breaches(
    shifts: Iterable[Any],
    *,
    limits: Limits,
    members: Mapping[UUID, Member],
    absences: Iterable[Absence] = (),
) -> list[Broken]:
    """Every rule broken by shifts that have somebody. Pure: everything is handed in."""
    mine: dict[UUID, list[Any]] = defaultdict(list)
    for shift in shifts:
        if shift.member_id:
            mine[shift.member_id].append(shift)
    away: dict[UUID, list[Absence]] = defaultdict(list)
    for absence in absences:
        away[absence.member_id].append(absence)
    found: list[Broken] = []
    for who, rows in mine.items():
        rows.sort(key=lambda s: (s.starts_at, s.ends_at))
        found += _one(who, rows, limits, members.get(who), away[who])
    return found


def _one(
    who: UUID, rows: Sequence[Any], limits: Limits, member: Member | None, away: Sequence[Absence]
) -> list[Broken]:
    found = [Broken(Breach.TWICE, who, b.pk) for a, b in itertools.pairwise(rows) if b.starts_at < a.ends_at]
    for shift in rows:
        if any(_keeps_away(absence, shift) for absence in away):
            found.append(Broken(Breach.AWAY, who, shift.pk))
        if member and not (member.first_line if shift.line == Line.FIRST else member.second_line):
            found.append(Broken(Breach.LINE, who, shift.pk))
    first = [s for s in rows if s.line == Line.FIRST]
    found += _rest(who, first, limits) + _long(who, first, limits) + _nights(who, first, limits)
    return found + _rest_week(who, first if limits.behind_rests else rows, limits)


def _keeps_away(absence: Absence, shift: Any) -> bool:
    if absence.kind in WISHES:
        return False
    return bool(absence.since < shift.ends_at and absence.until > shift.starts_at)


def _rest(who: UUID, rows: Sequence[Any], limits: Limits) -> list[Broken]:
    """Shifts that touch are one stretch; between stretches there is rest."""
    if limits.rest is None:
        return []
    pairs = itertools.pairwise(rows)
    least = limits.rest * HOUR
    return [
        Broken(Breach.REST, who, b.pk, limits.rest)
        for a, b in pairs
        if dt.timedelta() < b.starts_at - a.ends_at < least + limits.stays
    ]


def _long(who: UUID, rows: Sequence[Any], limits: Limits) -> list[Broken]:
    found, begun = [], None
    for n, shift in enumerate(rows):
        touches = n > 0 and rows[n - 1].ends_at >= shift.starts_at
        begun = begun if touches and begun else shift.starts_at
        # The night in which the clocks go back is an hour longer; nobody is asked to leave in it.
        if limits.shift is not None and shift.ends_at + limits.stays - begun > (limits.shift + 1) * HOUR:
            found.append(Broken(Breach.SHIFT, who, shift.pk, limits.shift))
        in_week = [s for s in rows[: n + 1] if s.on > shift.on - WEEK]
        hours = sum((s.ends_at + limits.stays - s.starts_at for s in in_week), dt.timedelta())
        if limits.week is not None and hours > (limits.week + 1) * HOUR:
            found.append(Broken(Breach.WEEK, who, shift.pk, limits.week))
    return found


def _nights(who: UUID, rows: Sequence[Any], limits: Limits) -> list[Broken]:
    found, row = [], 0
    nights = [s for s in rows if s.part == Part.NIGHT]
    for n, shift in enumerate(nights):
        follows = n > 0 and (shift.on - nights[n - 1].on).days == 1
        row = row + 1 if follows else 1
        if limits.nights is not None and row > limits.nights:
            found.append(Broken(Breach.NIGHTS, who, shift.pk, limits.nights))
    return found


def _rest_week(who: UUID, rows: Sequence[Any], limits: Limits) -> list[Broken]:
    """Within seven days on the wall from the first shift after a long rest the next long rest is over: so it is within seven days of
    every shift."""
    if limits.rest_week is None or not rows:
        return []
    found, least = [], limits.rest_week * HOUR
    begun = until = rows[0].starts_at
    for shift in rows:
        if shift.starts_at - until >= least:
            begun = shift.starts_at
        stays = limits.stays if shift.line == Line.FIRST else dt.timedelta()
        until = max(until, shift.ends_at + stays)
        if until + least > begun.astimezone(limits.zone) + WEEK:
            found.append(Broken(Breach.REST_WEEK, who, shift.pk, limits.rest_week))
    return found


@dataclass(frozen=True, slots=True)
class _Given:
    """A shift as it would be if somebody else had it."""

    pk: UUID
    starts_at: dt.datetime
    ends_at: dt.datetime
    line: int
    part: str
    on: dt.date
    member_id: UUID | None


def given(shift: Any, member: UUID | None) -> _Given:
    return _Given(shift.pk, shift.starts_at, shift.ends_at, shift.line, shift.part, shift.on, member)


def fits(
    shift: Any, member: Member, *, shifts: Iterable[Any], limits: Limits, absences: Iterable[Absence] = ()
) -> list[Broken]:
    """What would be broken that is not broken now, if this member had this shift."""
    others = [s for s in shifts if s.member_id == member.pk and s.pk != shift.pk]
    known = {member.pk: member}
    own = [a for a in absences if a.member_id == member.pk]
    before = set(breaches(others, limits=limits, members=known, absences=own))
    after = breaches([*others, given(shift, member.pk)], limits=limits, members=known, absences=own)
    return [one for one in after if one not in before]
