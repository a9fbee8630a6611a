"""A month of a rota as the engine is told it: shifts, who is on the rota and what they had over the year, wishes, rules."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from samspil.duty import queries
from samspil.duty.models import Absence, Member, Shift
from samspil.duty.terms import WISHES, Away, Line, Part
from samspil.engines.rota.problem import Away as Off
from samspil.engines.rota.problem import (
    Fair,
    Need,
    Person,
    Plan,
    Rota,
    Rules,
    Status,
    Wish,
    Worked,
)
from samspil.engines.rota.problem import Shift as Told

MISSING, CHRISTMAS, SKILL, HOLIDAY, NIGHT, WEEKEND, WISH = 100_000, 60, 60, 40, 30, 20, 25
"""Prices: an empty shift above all; then the second of a kind more than is fair, a skill that nobody on duty has, and a wish
that is not kept."""
FAIR = (("christmas", CHRISTMAS), ("holiday", HOLIDAY), ("night", NIGHT), ("weekend", WEEKEND))
RULES = "country"
MINUTE = dt.timedelta(minutes=1)
NOTHING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
AGAIN = "+"
"""After the name of a kind: the second of it on one day, as where a shift was taken over or the duty opens at midnight."""
MANY = 4


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
class Year:
    """What was before the month and around it: counts of each member over a year, shifts of the week before."""

    counts: Mapping[str, Mapping[str, int]]
    before: Sequence[Any]
    absences: Sequence[Absence]
    set_aside: Sequence[Shift] = ()
    """Shifts that stay although they break a rule, or two on one day: the engine keeps away from them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """From which moment minutes are counted, from which day days, and how long whoever goes stays to hand over."""

    page: Any
    begin: dt.datetime
    first: dt.date
    days: int

    def minute(self, moment: dt.datetime) -> int:
        return round((moment - self.begin) / MINUTE)

    def stop(self, shift: Any) -> int:
        extra = self.page.roster.overlap_minutes if shift.line == Line.FIRST else 0
        return self.minute(shift.ends_at) + extra

    def start(self, shift: Any) -> int:
        """Nobody need rest before standing behind the line: the engine, which knows rest by the shift before alone, is told that such
        a shift begins as much later as the rest is long."""
        if shift.line == Line.FIRST:
            return self.minute(shift.starts_at)
        rest = (self.page.limits.rest or 0) * 60 + self.page.roster.overlap_minutes
        return min(self.minute(shift.starts_at) + rest, self.minute(shift.ends_at) - 1)


def told(
    page: Any, *, at: dt.datetime, until: dt.datetime | None = None, whole: bool = False, skills: bool = True
) -> Month:
    """The month of a page. Times are minutes that really pass from its first shift. Whoever has a shift that begins before
    `until` keeps it; left out: everybody keeps theirs. `whole`: with shifts that break a rule as well. Three queries."""
    kept = [] if whole else _set_aside(page)
    shifts = {str(s.pk): s for s in page.shifts if s not in kept}
    members = {str(m.pk): m for m in page.members}
    frame = _frame(page, at)
    year = _year(page, frame, kept)
    barred = _away_behind(shifts, year.absences)
    rota = Rota(
        days=frame.days, shifts=_shifts(shifts, frame), needs=_needs(shifts, page, skills),
        people=tuple(_person(key, member, frame, year) for key, member in members.items()),
        rules=(_rules(page.limits),), wishes=_wishes(shifts, members, year.absences),
        fair=tuple(Fair(word, price) for word, price in FAIR),
        weeks=tuple(tuple(range(n, min(n + 7, frame.days))) for n in range(0, frame.days, 7)),
        held=_held(shifts, members, until) - barred,
        barred=barred,
    )  # fmt: skip
    return Month(rota, shifts, members)


def _frame(page: Any, at: dt.datetime) -> Frame:
    first = min((s.on for s in page.shifts), default=page.first)
    last = max((s.on for s in page.shifts), default=first)
    return Frame(page, min((s.starts_at for s in page.shifts), default=at), first, (last - first).days + 1)


def _set_aside(page: Any) -> list[Shift]:
    """Every shift of whoever has two on one day or breaks a rule, as somebody decided knowingly: it stays, and what the engine
    proposes to them besides is looked at again afterwards."""
    days = Counter((s.member_id, s.on) for s in page.shifts if s.member_id)
    loose = {b.member for b in page.broken} | {member for (member, _on), n in days.items() if n > 1}
    gone = {s.member_id for s in page.shifts if s.member_id} - {m.pk for m in page.members}
    return [s for s in page.shifts if s.member_id in loose | gone]


def _year(page: Any, frame: Frame, kept: Sequence[Shift]) -> Year:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for member, found in queries.carried(page.roster, before=frame.begin).items():
        counts[str(member)].update(found)
    for shift in kept:
        counts[str(shift.member_id)].update(queries.counts_as(shift, page.roster.country))
    near = queries.near(page)
    return Year(
        counts, [s for s in near if s.starts_at < frame.begin and s.member_id],
        queries.absences_of(
            page.roster, since=frame.begin - 2 * queries.AROUND, until=frame.begin + frame.days * 2 * MINUTE * 1440
        ),
        kept,
    )  # fmt: skip


def _shifts(shifts: Mapping[str, Shift], frame: Frame) -> tuple[Told, ...]:
    had: Counter[Any] = Counter()
    found = []
    for key, shift in shifts.items():
        kind = f"{shift.line} {shift.part}"
        start, stop = frame.start(shift), frame.stop(shift)
        found.append(
            Told(
                key, (shift.on - frame.first).days, kind + AGAIN * had[kind, shift.on], start, stop,
                stop - start if shift.line == Line.FIRST else 0, queries.counts_as(shift, frame.page.roster.country),
            )
        )  # fmt: skip
        had[kind, shift.on] += 1
    return tuple(found)


def _needs(shifts: Mapping[str, Shift], page: Any, skills: bool) -> tuple[Need, ...]:
    """One person for each shift; and of those on duty together, one who knows what the rota asks for."""
    found = [Need(f"need {key}", (key,), price=MISSING) for key in shifts]
    if skills:
        for key, together in queries.together(shifts.values()).items():
            here = tuple(str(s.pk) for s in together)
            found += [Need(f"{word} {key}", here, price=SKILL, skill=word) for word in page.roster.wanted]
    return tuple(found)


def _rules(limits: Any) -> Rules:
    """Of the long rest the engine is told less than the room asks: whoever has one within seven days of every shift has one that begins
    in each week, on whatever day weeks begin; the other way round it need not be, and is looked at again."""
    behind = [f"{int(Line.SECOND)} {part}{AGAIN * n}" for part in Part.values for n in range(MANY)]
    return Rules(
        RULES, rest=(limits.rest or 0) * 60, rest_after=dict.fromkeys(behind, 0), most_nights_in_row=limits.nights,
        most_minutes_a_week=limits.week * 60 if limits.week else None,
        rest_a_week=limits.rest_week * 60 if limits.rest_week else None,
        resting=frozenset(behind if limits.behind_rests else ()),
    )  # fmt: skip


def _person(key: str, member: Member, frame: Frame, year: Year) -> Person:
    lines = [n for n, takes in ((1, member.first_line), (2, member.second_line)) if takes]
    kinds = frozenset(
        f"{line} {part}{AGAIN * n}" for line in lines for part in Part.values for n in range(MANY)
    )
    minute = frame.minute
    off = [
        Off(minute(a.since), minute(a.until))
        for a in year.absences
        if a.member_id == member.pk and a.kind not in WISHES
    ]
    rest = (frame.page.limits.rest or 0) * 60
    for shift in year.set_aside:
        if shift.member_id == member.pk:
            around = rest if shift.line == Line.FIRST else 0
            off.append(Off(minute(shift.starts_at) - around, frame.stop(shift) + around))
    return Person(
        key, RULES, frozenset({*member.skills, *member.languages}), kinds, tuple(off), weight=_weight(member, frame),
        weights={} if member.first_line else {word: 0 for word, _price in FAIR},
        carried=dict(year.counts.get(key, {})),
        worked=_worked(member, frame, year.before),
    )  # fmt: skip


def _held(
    shifts: Mapping[str, Shift], members: Mapping[str, Member], until: dt.datetime | None
) -> frozenset[tuple[str, str]]:
    return frozenset(
        (str(s.member_id), k)
        for k, s in shifts.items()
        if str(s.member_id) in members and (until is None or s.starts_at <= until)
    )


def _away_behind(shifts: Mapping[str, Shift], absences: Iterable[Absence]) -> frozenset[tuple[str, str]]:
    """Who is away cannot stand behind the line either; asked of the whole shift, whatever the engine is told of its beginning."""
    behind = {k: s for k, s in shifts.items() if s.line == Line.SECOND}
    return frozenset(
        (str(one.member_id), k)
        for one in absences
        if one.kind not in WISHES
        for k, s in behind.items()
        if s.starts_at < one.until and s.ends_at > one.since
    )


def _weight(member: Member, frame: Frame) -> int:
    until = frame.first + dt.timedelta(days=frame.days)
    return queries.weight(member, first=frame.first, until=until, opened=frame.page.roster.open_since.date())


def _worked(member: Member, frame: Frame, before: Sequence[Any]) -> tuple[Worked, ...]:
    """The last shift of each day of the week before: rest and rows of nights reach over the turn of the month."""
    found: dict[int, Worked] = {}
    for shift in before:
        day = (shift.on - frame.first).days
        if shift.member_id == member.pk and day < 0:
            found[day] = Worked(
                day, f"{shift.line} {shift.part}", frame.minute(shift.starts_at), frame.stop(shift),
                queries.counts_as(shift, frame.page.roster.country),
            )  # fmt: skip
    return tuple(found.values())


def _wishes(
    shifts: Mapping[str, Shift], members: Mapping[str, Member], absences: Iterable[Absence]
) -> tuple[Wish, ...]:
    found = []
    for one in absences:
        if one.kind not in WISHES or str(one.member_id) not in members:
            continue
        about = tuple(k for k, s in shifts.items() if s.starts_at < one.until and s.ends_at > one.since)
        if about:
            wanted = one.kind == Away.GLADLY
            found.append(Wish(str(one.pk), str(one.member_id), about, wanted, 1 if wanted else WISH))
    return tuple(found)


Enough = Callable[[], bool]
