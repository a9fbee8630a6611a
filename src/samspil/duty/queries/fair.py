"""What of a rota nobody likes, who had how much of it over a year, and who is on duty together."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from samspil.duty.models import Member, Roster, Shift
from samspil.duty.terms import Line, Part
from samspil.ground import calendars

YEAR = dt.timedelta(days=365)
KINDS = ("night", "weekend", "holiday", "christmas")
CHRISTMAS = (24, 25, 26)
"""Days of December."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Of one kind: how many a member has this month, how many would be fair after what they had in the year before, and how many
    they have with that year."""

    name: str
    n: int
    share: float
    year: int


@dataclass(frozen=True, slots=True)
class Fair:
    """How much one member has of what nobody likes."""

    member: Member
    counts: tuple[Shared, ...]


def counts_as(shift: Any, country: str) -> frozenset[str]:
    """As what a shift is counted when the burden is shared: only the first line, which cannot sleep."""
    return _counted(shift.on, shift.part, country) if shift.line == Line.FIRST else frozenset()


@lru_cache(maxsize=4096)
def _counted(on: dt.date, part: str, country: str) -> frozenset[str]:
    christmas = on.month == 12 and on.day in CHRISTMAS
    said = {
        "night": part == Part.NIGHT, "weekend": on.weekday() >= 5,
        "holiday": bool(calendars.feast(on, country)), "christmas": christmas,
    }  # fmt: skip
    return frozenset(name for name, holds in said.items() if holds)


def carried(roster: Roster, *, before: dt.datetime) -> dict[UUID, Counter[str]]:
    """What each member had in the year before a moment. One query."""
    rows = Shift.objects.filter(
        roster=roster, line=Line.FIRST, member__isnull=False, starts_at__gte=before - YEAR, starts_at__lt=before
    )  # fmt: skip
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    for member, on, part in rows.values_list("member_id", "on", "part"):
        found[member].update(_counted(on, part, roster.country))
    return found


def weight(member: Member, *, first: dt.date, until: dt.date, opened: dt.date) -> int:
    """By how large a part of the rota they are, and for how much of the year: who came in June has had half a year's turns."""
    since = max(member.since, first - YEAR, opened)
    return max(1, member.share * (min(until, member.until or until) - since).days)


def fairness(
    roster: Roster, people: Sequence[Member], shifts: Sequence[Shift], past: Mapping[UUID, Counter[str]]
) -> list[Fair]:
    """Nights, weekends, public holidays and Christmas of the first line. In the order of the alphabet: it is no ranking."""
    taking = [m for m in people if m.first_line]
    counts: dict[UUID | None, Counter[str]] = defaultdict(Counter)
    for shift in shifts:
        counts[shift.member_id].update(counts_as(shift, roster.country))
    counts.pop(None, None)
    first = min((s.on for s in shifts), default=roster.open_since.date())
    until = max((s.on for s in shifts), default=first) + dt.timedelta(days=1)
    weights = {m.pk: weight(m, first=first, until=until, opened=roster.open_since.date()) for m in taking}
    whole = sum(weights.values()) or 1
    kinds = [k for k in KINDS if k != "christmas" or any(c[k] for c in [*counts.values(), *past.values()])]

    def shared(member: Member, kind: str) -> Shared:
        total = sum(counts[pk][kind] + past.get(pk, Counter())[kind] for pk in weights)
        had, here = past.get(member.pk, Counter())[kind], counts[member.pk][kind]
        return Shared(kind, here, max(0.0, weights[member.pk] * total / whole - had), had + here)

    return [Fair(m, tuple(shared(m, kind) for kind in kinds)) for m in taking]


def together(shifts: Iterable[Any]) -> dict[str, list[Any]]:
    """By each shift of the first line: itself, and what of the second line runs when it begins."""
    rows = list(shifts)
    behind = [s for s in rows if s.line == Line.SECOND]
    return {
        str(one.pk): [one, *(s for s in behind if s.starts_at <= one.starts_at < s.ends_at)]
        for one in rows
        if one.line == Line.FIRST
    }


def lacking(roster: Roster, shifts: Iterable[Any], members: Mapping[UUID, Member]) -> list[tuple[str, int]]:
    """What somebody on duty should know, and in how many shifts of the first line nobody does. A shift that has nobody is
    a gap, and not counted here."""
    knows = {pk: {*m.skills, *m.languages} for pk, m in members.items()}
    groups = [
        [knows.get(s.member_id, set()) for s in some]
        for some in together(shifts).values()
        if some[0].member_id
    ]
    return [(word, sum(all(word not in one for one in some) for some in groups)) for word in roster.wanted]
