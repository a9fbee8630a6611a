"""A month as its page draws it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.duty.terms import ICONS, Line, Part

TONES = ("t1", "t2", "t3", "t4", "t5", "t6")


@dataclass(frozen=True, slots=True)
class Pill:
    """One shift in a cell of the calendar."""

    shift: Any
    name: str
    tone: str
    icon: str
    part: Any
    broken: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Day:
    cell: Any
    pills: tuple[Pill, ...]
    chosen: bool


def tones(page: Any) -> dict[UUID, str]:
    """A colour for each member, the same on the whole page; the name is always beside it."""
    return {m.pk: TONES[n % len(TONES)] for n, m in enumerate(page.members)}


def names(page: Any) -> dict[UUID, str]:
    """First names, with the initial of the last where two are alike."""
    first = [m.account.name.split()[0] for m in page.members]
    return {
        m.pk: f"{one} {m.account.name.split()[-1][:1]}." if first.count(one) > 1 else one
        for m, one in zip(page.members, first, strict=True)
    }


def weeks(page: Any, chosen: UUID | None) -> list[tuple[int, list[Day]]]:
    colours, short = tones(page), names(page)
    broken = {b.shift for b in page.broken}

    def pill(shift: Any) -> Pill:
        name = short.get(shift.member_id) or (shift.member.account.name.split()[0] if shift.member else "")
        return Pill(
            shift, name, colours.get(shift.member_id, ""), ICONS[Part(shift.part)], Part(shift.part).label,
            shift.pk in broken, shift.pk == chosen,
        )  # fmt: skip

    def day(cell: Any) -> Day:
        rows = sorted(cell.shifts, key=lambda s: (s.line, s.starts_at))
        pills = tuple(pill(s) for s in rows)
        return Day(cell, pills, any(p.chosen for p in pills))

    return [(number, [day(cell) for cell in week]) for number, week in page.weeks]


def second(pill: Pill) -> bool:
    return bool(pill.shift.line == Line.SECOND)
