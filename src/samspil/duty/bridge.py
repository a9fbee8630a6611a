"""A month of a rota to the engine and back: fill what is empty, say why somebody has a shift and what it would cost to free
them, mend what an illness opened with the fewest changes, say which rules collide. The engine proposes; a person publishes."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.duty import queries
from samspil.duty.models import Member, Shift
from samspil.duty.terms import Away, Line, Part
from samspil.engines.rota.check import against
from samspil.engines.rota.problem import Away as Off
from samspil.engines.rota.problem import (
    Fair,
    Law,
    Need,
    Person,
    Plan,
    Rota,
    Rules,
    Status,
    Wish,
)
from samspil.engines.rota.problem import Shift as Told
from samspil.ground import calendars

MISSING, NIGHT, WEEKEND, HOLIDAY, RATHER = 100_000, 30, 20, 40, 25
"""Prices: an empty shift above all; then the second of a kind more than is fair, and what somebody would rather not."""
MINUTE = dt.timedelta(minutes=1)
EFFORT = 6
NOTHING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Month:
    """A month as the engine is told it."""

    rota: Rota
    shifts: Mapping[str, Shift]
    members: Mapping[str, Member]

    def plan(self) -> Plan:
        """The month as it stands."""
        who = {key: (str(s.member_id),) if s.member_id else () for key, s in self.shifts.items()}
        return Plan(who, 0, 0, Status.GAP)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who would have which shift that has nobody now; what stays empty; how far from the best it may be, in per cent."""

    given: Mapping[UUID, Member]
    empty: tuple[Shift, ...]
    proven: bool
    gap: float


def told(page: Any, *, at: dt.datetime, until: dt.datetime | None = None) -> Month:
    """The month of a page. Times are minutes that really pass from its first shift. Whoever has a shift that begins before
    `until` keeps it; left out: everybody keeps theirs. One query."""
    shifts = {str(s.pk): s for s in page.shifts}
    begin = min((s.starts_at for s in page.shifts), default=at)
    first = min((s.on for s in page.shifts), default=page.first)
    members = {str(m.pk): m for m in page.members}
    end = max((s.ends_at for s in page.shifts), default=at)
    absences = queries.absences_of(page.roster, since=begin - dt.timedelta(days=1), until=end)
    days = (max((s.on for s in page.shifts), default=first) - first).days + 1

    def minute(moment: dt.datetime) -> int:
        return round((moment - begin) / MINUTE)

    kinds = _kinds(page.shifts)

    def one(key: str, shift: Shift) -> Told:
        start, stop = minute(shift.starts_at), minute(shift.ends_at)
        work = stop - start if shift.line == Line.FIRST else 0
        return Told(
            key, (shift.on - first).days, kinds[key], start, stop, work, _counts(shift, page.roster.country)
        )

    rules = _rules(page.limits)
    people = tuple(
        _person(key, member, [a for a in absences if a.member_id == member.pk], minute, rules.key)
        for key, member in members.items()
    )
    weeks = tuple(tuple(range(n, min(n + 7, days))) for n in range(0, days, 7))
    rota = Rota(
        days=days, shifts=tuple(one(k, s) for k, s in shifts.items()),
        needs=tuple(Need(f"need {k}", (k,), price=MISSING) for k in shifts), people=people, rules=(rules,),
        wishes=_wishes(shifts, absences), weeks=weeks,
        fair=(Fair("night", NIGHT), Fair("weekend", WEEKEND), Fair("holiday", HOLIDAY)),
        held=frozenset(
            (str(s.member_id), k)
            for k, s in shifts.items()
            if str(s.member_id) in members and (until is None or s.starts_at <= until)
        ),
    )  # fmt: skip
    return Month(rota, shifts, members)


AGAIN = "+"
"""After the name of a kind: the second of it on one day, as where a shift was taken over or the duty opens at midnight."""


def _kinds(shifts: Iterable[Shift]) -> dict[str, str]:
    had: Counter[Any] = Counter()
    found = {}
    for shift in shifts:
        kind = f"{shift.line} {shift.part}"
        found[str(shift.pk)] = kind + AGAIN * had[kind, shift.on]
        had[kind, shift.on] += 1
    return found


def _counts(shift: Shift, country: str) -> frozenset[str]:
    if shift.line != Line.FIRST:
        return frozenset()
    said = set()
    if shift.part == Part.NIGHT:
        said.add("night")
    if shift.on.weekday() >= 5:
        said.add("weekend")
    if calendars.holiday(shift.on, country):
        said.add("holiday")
    return frozenset(said)


def _rules(limits: Any) -> Rules:
    behind = f"{int(Line.SECOND)} {Part.WHOLE}"
    return Rules(
        "country", rest=(limits.rest or 0) * 60, rest_after={behind: 0}, most_nights_in_row=limits.nights,
        most_minutes_a_week=limits.week * 60 if limits.week else None,
    )  # fmt: skip


def _person(
    key: str, member: Member, absences: Iterable[Any], minute: Callable[[dt.datetime], int], rules: str
) -> Person:
    lines = [n for n, takes in ((1, member.first_line), (2, member.second_line)) if takes]
    kinds = frozenset(f"{line} {part}{AGAIN * n}" for line in lines for part in Part.values for n in range(4))
    away = tuple(Off(minute(a.since), minute(a.until)) for a in absences if a.kind != Away.RATHER_NOT)
    return Person(key, rules, frozenset(member.skills), kinds, away, weight=member.share)


def _wishes(shifts: Mapping[str, Shift], absences: Iterable[Any]) -> tuple[Wish, ...]:
    found = []
    for absence in absences:
        if absence.kind != Away.RATHER_NOT:
            continue
        about = tuple(
            k for k, s in shifts.items() if s.starts_at < absence.until and s.ends_at > absence.since
        )
        if about:
            found.append(Wish(f"wish {absence.pk}", str(absence.member_id), about, False, RATHER))
    return tuple(found)


def propose(page: Any, *, at: dt.datetime, enough: Callable[[], bool], effort: int = EFFORT) -> Proposal:
    """Somebody for every shift that has nobody and is still to come, at the least cost that is found; who has a shift keeps it."""
    from samspil.engines.rota.solve import solve  # loads the solver when it is first asked

    month = told(page, at=at)
    plan = solve(month.rota, effort=effort, enough=enough)
    open_shifts = [k for k, s in month.shifts.items() if s.member_id is None and s.starts_at > at]
    wanted = {month.shifts[k].pk: month.members[plan.who[k][0]] for k in open_shifts if plan.who.get(k)}
    given = _kept(page, wanted, at)
    empty = tuple(month.shifts[k] for k in open_shifts if month.shifts[k].pk not in given)
    proven = plan.status == Status.OPTIMAL and len(given) == len(wanted)
    return Proposal(given, empty, proven, round(plan.gap * 100, 1))


def _kept(page: Any, wanted: Mapping[UUID, Member], at: dt.datetime) -> dict[UUID, Member]:
    """Of a proposal what breaks no rule of the rota as a whole: the engine counts hours by weeks of the month and knows no
    neighbouring month, the rules count any seven days. What is broken at a shift that stays costs the nearest proposed one."""
    given = dict(wanted)
    absences = queries.absences_of(
        page.roster, since=at - dt.timedelta(days=1), until=at + dt.timedelta(days=400)
    )
    near = queries.near(page)
    said: dict[str, Any] = {
        "limits": page.limits,
        "members": {m.pk: m for m in page.members},
        "absences": absences,
    }
    starts = {s.pk: s.starts_at for s in near}
    stands = set(queries.breaches(near, **said))
    while True:
        then = [queries.given(s, given[s.pk].pk if s.pk in given else s.member_id) for s in near]
        broken = [b for b in queries.breaches(then, **said) if b not in stands]
        costs = {_nearest(b, given, starts) for b in broken} - {None}
        if not costs:
            return given
        given = {pk: member for pk, member in given.items() if pk not in costs}


def _nearest(broken: Any, given: Mapping[UUID, Member], starts: Mapping[UUID, dt.datetime]) -> UUID | None:
    if broken.shift in given:
        return broken.shift  # type: ignore[no-any-return]
    theirs = [pk for pk, member in given.items() if member.pk == broken.member]
    return min(theirs, key=lambda pk: abs(starts[pk] - starts[broken.shift]), default=None)


def mend(page: Any, *, at: dt.datetime, enough: Callable[[], bool]) -> Proposal:
    """The fewest changes that leave no shift empty that need not be: who has which shift then, of those to come."""
    from samspil.engines.rota.repair import repair

    month = told(page, at=at, until=at)
    found = repair(month.rota, month.plan(), enough=enough)
    coming = {k: s for k, s in month.shifts.items() if s.starts_at > at}
    changed = {k: after for k, _before, after in found.changes if k in coming and after}
    given = _kept(page, {coming[k].pk: month.members[after[0]] for k, after in changed.items()}, at)
    empty = tuple(s for k, s in coming.items() if s.member_id is None and s.pk not in given)
    return Proposal(given, empty, found.proven, 0.0)


@dataclass(frozen=True, slots=True)
class Why:
    """Why somebody has a shift: for each other person the laws that stand against them, or none."""

    others: tuple[tuple[Member, tuple[Law, ...]], ...]
    nights: int
    same: int

    @property
    def could(self) -> list[Member]:
        return [member for member, laws in self.others if not laws]


def why(page: Any, shift: Shift, *, at: dt.datetime) -> Why | None:
    """Nothing where nobody has it."""
    if shift.member_id is None or str(shift.pk) not in {str(s.pk) for s in page.shifts}:
        return None
    month = told(page, at=at, until=NOTHING)
    plan = month.plan()
    key = str(shift.pk)
    without = Plan({**plan.who, key: ()}, 0, 0, Status.GAP)
    others = tuple(
        (m, tuple(dict.fromkeys(g.law for g in against(month.rota, without, k, key) if g.law != Law.NEED)))
        for k, m in month.members.items()
        if m.pk != shift.member_id
    )
    has = Counter(s.member_id for s in page.shifts if s.part == shift.part and s.line == shift.line)
    return Why(
        others,
        sum(s.part == Part.NIGHT and s.member_id == shift.member_id for s in page.shifts),
        has[shift.member_id],
    )


@dataclass(frozen=True, slots=True)
class Collides:
    """The smallest set of rules for which a shift cannot be filled: with any one of them left out it could."""

    grounds: tuple[tuple[Law, Member | None], ...]


def collides(page: Any, *, at: dt.datetime) -> Collides | None:
    from samspil.engines.rota.collide import collide

    month = told(page, at=at)
    found = collide(month.rota)
    if found is None:
        return None
    return Collides(tuple((g.law, month.members.get(g.person)) for g in found.grounds))
