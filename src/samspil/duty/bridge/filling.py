"""Fill what is empty, and mend what an illness opened with the fewest changes. Nothing that breaks a rule is proposed."""

import datetime as dt
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from samspil.duty import queries
from samspil.duty.bridge.telling import Enough, told
from samspil.duty.models import Member, Shift
from samspil.engines.rota.problem import Status

EFFORT = 6
Pairs = frozenset[tuple[str, str]]
"""Member and shift, by key."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who would have which shift that has nobody now; what stays empty; how far from the best it may be, in per cent. `dropped`:
    who was proposed for what by the engine, and broke a rule of any seven days."""

    given: Mapping[UUID, Member]
    empty: tuple[Shift, ...]
    proven: bool
    gap: float
    dropped: Pairs = frozenset()


def propose(
    page: Any, *, at: dt.datetime, enough: Enough, effort: int = EFFORT, barred: Pairs = frozenset()
) -> Proposal:
    """Somebody for every shift that has nobody and is still to come, at the least cost that is found; who has a shift keeps it, and
    nobody gets what is `barred` for them."""
    from samspil.engines.rota.solve import solve  # loads the solver when it is first asked

    month = told(page, at=at)
    open_keys = {k for k, s in month.shifts.items() if s.member_id is None}
    month = replace(
        month, rota=replace(month.rota, barred=month.rota.barred | {p for p in barred if p[1] in open_keys})
    )
    plan = solve(month.rota, effort=effort, enough=enough)
    open_shifts = [k for k, s in month.shifts.items() if s.member_id is None and s.starts_at > at]
    wanted = {month.shifts[k].pk: month.members[plan.who[k][0]] for k in open_shifts if plan.who.get(k)}
    given = _kept(page, wanted)
    empty = tuple(month.shifts[k] for k in open_shifts if month.shifts[k].pk not in given)
    dropped = frozenset((str(m.pk), str(pk)) for pk, m in wanted.items() if pk not in given)
    return Proposal(
        given, empty, plan.status == Status.OPTIMAL and not dropped, round(plan.gap * 100, 1), dropped
    )


@dataclass(frozen=True, slots=True)
class Looked:
    """The rules of a month and of the days around it, to look at proposals again: the engine counts hours by weeks of the month and
    knows no month after it, the rules count any seven days. Two queries."""

    near: Sequence[Shift]
    said: Mapping[str, Any]
    stands: frozenset[Any]

    @classmethod
    def at(cls, page: Any) -> "Looked":
        near = queries.near(page)
        since, until = (f(s.starts_at for s in near) for f in (min, max))
        said = {
            "limits": page.limits,
            "members": {m.pk: m for m in page.members},
            "absences": queries.absences_of(page.roster, since=since, until=until + dt.timedelta(days=2)),
        }
        return cls(near, said, frozenset(queries.breaches(near, **said)))

    def breaks(self, given: Mapping[UUID, Member | None]) -> list[UUID]:
        """The proposed shifts, at most one of each member, without which fewer rules would be broken anew. One at a time: without the
        first, the next may be no breach."""
        starts = {s.pk: s.starts_at for s in self.near}
        who = {pk: member.pk if member else None for pk, member in given.items()}
        then = [queries.given(s, who.get(s.pk, s.member_id)) for s in self.near]
        broken = [b for b in queries.breaches(then, **self.said) if b not in self.stands]
        costs: dict[UUID, UUID] = {}
        for b in sorted(broken, key=lambda b: (starts[b.shift], b.shift)):
            if b.member not in costs and (pk := _nearest(b, who, starts)) is not None:
                costs[b.member] = pk
        return list(costs.values())


def _kept(page: Any, wanted: Mapping[UUID, Member]) -> dict[UUID, Member]:
    """Of a proposal what breaks no rule of the rota as a whole."""
    given, looked = dict(wanted), Looked.at(page)
    while costs := looked.breaks(given):
        given = {pk: member for pk, member in given.items() if pk not in costs}
    return given


def _nearest(broken: Any, who: Mapping[UUID, UUID | None], starts: Mapping[UUID, dt.datetime]) -> UUID | None:
    """What is broken at a shift that stays costs the nearest proposed one."""
    if who.get(broken.shift) == broken.member:
        return broken.shift  # type: ignore[no-any-return]
    theirs = [pk for pk, member in who.items() if member == broken.member]
    return min(theirs, key=lambda pk: abs(starts[pk] - starts[broken.shift]), default=None)


def mend(
    page: Any,
    *,
    at: dt.datetime,
    enough: Enough,
    only: Container[UUID] | None = None,
    barred: Pairs = frozenset(),
) -> Proposal:
    """The fewest changes that leave no shift empty that need not be: who has which shift then, of those to come. `only` these
    may go to somebody else, if it is said; and nobody gets what is `barred` for them."""
    from samspil.engines.rota.repair import repair

    month = told(page, at=at, until=at, skills=False)
    kept = {
        (str(s.member_id), k)
        for k, s in month.shifts.items()
        if only is not None and str(s.member_id) in month.members and s.pk not in only
    }
    held = month.rota.held | (kept - month.rota.barred)
    month = replace(month, rota=replace(month.rota, held=held, barred=month.rota.barred | (barred - held)))
    found = repair(month.rota, month.plan(), enough=enough)
    coming = {k: s for k, s in month.shifts.items() if s.starts_at > at}
    changed = {k: after for k, _before, after in found.changes if k in coming and after}
    wanted = {coming[k].pk: month.members[after[0]] for k, after in changed.items()}
    given = _kept(page, wanted)
    empty = tuple(s for k, s in coming.items() if s.member_id is None and s.pk not in given)
    dropped = frozenset((str(m.pk), str(pk)) for pk, m in wanted.items() if pk not in given)
    return Proposal(given, empty, found.proven, 0.0, dropped)
