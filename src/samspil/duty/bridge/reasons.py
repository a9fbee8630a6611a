"""Why somebody has a shift, what it would cost to free them of it, and which rules collide where a shift stays empty."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from samspil.duty import queries
from samspil.duty.bridge.filling import Looked
from samspil.duty.bridge.telling import NOTHING, Enough, Month, told
from samspil.duty.models import Member, Shift
from samspil.duty.terms import Line
from samspil.engines.rota.problem import Law, Paid, What

NEAR = dt.timedelta(days=6)
"""Who is freed of a shift changes nothing further away than this."""
TRIES = 300
AGAIN = 4
"""So often an answer that breaks a rule of any seven days is asked anew without what broke it."""


@dataclass(frozen=True, slots=True)
class Load:
    """How much somebody has of what is shared: this month, in the year before it, and what would be fair this month."""

    counts: str
    here: int
    carried: int
    fair: float


@dataclass(frozen=True, slots=True)
class Why:
    """Why somebody has a shift: for each other person the laws that stand against them, or none and what the rota would cost more;
    what they have of what is shared; their wishes about it, kept or not; hours of rest before and after."""

    others: tuple[tuple[Member, tuple[Law, ...], int], ...]
    loads: tuple[Load, ...]
    gladly: bool
    unwilling: bool
    before: int | None
    after: int | None

    @property
    def could(self) -> list[Member]:
        return [member for member, laws, _dearer in self.others if not laws]


def why(page: Any, shift: Shift, *, at: dt.datetime) -> Why | None:
    """Nothing where nobody has it."""
    from samspil.engines.rota.explain import why as reason_of
    from samspil.engines.rota.price import tell

    if shift.member_id is None or str(shift.pk) not in {str(s.pk) for s in page.shifts}:
        return None
    month = told(page, at=at, until=NOTHING, whole=True)
    who, key = str(shift.member_id), str(shift.pk)
    if who not in month.members:
        return None
    plan = tell(month.rota, month.plan().who, 0)
    reason = reason_of(month.rota, plan, who, key)
    others = tuple(
        (
            m,
            tuple(dict.fromkeys(g.law for g in reason.instead[k] if g.law != Law.NEED)),
            reason.dearer.get(k, 0),
        )
        for k, m in month.members.items()
        if k in reason.instead
    )
    loads = (
        tuple(Load(b.counts, b.here, b.carried, max(0.0, b.fair)) for b in reason.burdens)
        if shift.line == Line.FIRST
        else ()
    )
    return Why(others, loads, bool(reason.kept), bool(reason.against), *_rest(page, shift))


def _rest(page: Any, shift: Shift) -> tuple[int | None, int | None]:
    """Whole hours of rest before and after, where a shift of the month is within two days."""
    hour = dt.timedelta(hours=1)
    mine = [
        s for s in page.shifts if s.member_id == shift.member_id and s.line == Line.FIRST and s.pk != shift.pk
    ]
    stay = dt.timedelta(minutes=page.roster.overlap_minutes)
    before = min(
        (shift.starts_at - s.ends_at - stay for s in mine if s.starts_at < shift.starts_at), default=None
    )
    after = min(
        (s.starts_at - shift.ends_at - stay for s in mine if s.starts_at > shift.starts_at), default=None
    )
    return tuple(int(d / hour) if d is not None and d < 48 * hour else None for d in (before, after))  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Priced:
    """One thing that would cost more or less than now: what of it, whose, how much."""

    what: What
    about: str
    member: Member | None
    price: int


@dataclass(frozen=True, slots=True)
class Freed:
    """What it would cost to free somebody of a shift: who would have which shift then, price by price; `stays_empty`: nobody can."""

    changes: tuple[tuple[Shift, Member | None, Member | None], ...]
    prices: tuple[Priced, ...]
    stays_empty: bool
    proven: bool

    @property
    def dearer(self) -> int:
        return sum(one.price for one in self.prices)

    @property
    def given(self) -> dict[Any, Member | None]:
        return {shift.pk: after for shift, _before, after in self.changes}


def free(page: Any, shift: Shift, *, at: dt.datetime, enough: Enough) -> Freed | None:
    """The rota solved anew without this person on this shift, with as few changes as can be. None where nobody has it, or it
    has begun."""
    if shift.member_id is None or shift.starts_at <= at:
        return None
    month = _around(told(page, at=at, until=at, skills=False), shift)
    pair = (str(shift.member_id), str(shift.pk))
    if pair[0] not in month.members or pair[1] not in month.shifts:
        return None
    barred, looked = {pair}, Looked.at(page)
    for _again in range(AGAIN):
        found = _freed(month, barred, enough)
        if found is None or found.stays_empty:
            break
        costs = looked.breaks(found.given)
        if not costs:
            return found
        barred |= {(str(member.pk), str(pk)) for pk in costs if (member := found.given[pk])}
    return _direct(page, month, shift)


def _direct(page: Any, month: Month, shift: Shift) -> Freed:
    """Whoever can have it without anything else changing, at the least cost."""
    from samspil.engines.rota.price import cost

    key, who = str(shift.pk), month.plan().who
    could = [str(m.pk) for m, broken in queries.candidates(shift, page=page) if not broken]
    best = min(could, key=lambda k: cost(month.rota, {**who, key: (k,)}), default=None)
    if best is None:
        return Freed((), (), True, False)
    changes = ((month.shifts[key], _member(month, who[key]), month.members[best]),)
    return Freed(changes, _prices(month, who, {**who, key: (best,)}), False, False)


def _prices(
    month: Month, before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]
) -> tuple[Priced, ...]:
    from samspil.engines.rota.price import paid

    more = _more(paid(month.rota, before), paid(month.rota, after))
    return tuple(
        Priced(what, about, month.members.get(person), n) for (what, about, person), n in more.items()
    )


def _freed(month: Month, barred: set[tuple[str, str]], enough: Enough) -> Freed | None:
    from samspil.engines.rota.repair import repair

    plan, pairs = month.plan(), frozenset(barred)
    found = repair(
        replace(month.rota, held=month.rota.held - pairs, barred=month.rota.barred | pairs),
        plan,
        enough=enough,
    )
    if not found.plan.who:
        return None
    changes = tuple(
        (month.shifts[k], _member(month, before), _member(month, after)) for k, before, after in found.changes
    )
    prices = _prices(month, plan.who, found.plan.who)
    return Freed(changes, prices, any(after is None for _shift, _before, after in changes), found.proven)


def _around(month: Month, shift: Shift) -> Month:
    """Who has a shift further away keeps it, so that an answer is about a few days and comes at once; what is empty stays so."""
    kept = {k: s for k, s in month.shifts.items() if s.member_id}
    rota = replace(
        month.rota, shifts=tuple(s for s in month.rota.shifts if s.key in kept),
        needs=tuple(n for n in month.rota.needs if all(k in kept for k in n.shifts)),
        wishes=tuple(replace(w, shifts=tuple(k for k in w.shifts if k in kept)) for w in month.rota.wishes),
        barred=frozenset(pair for pair in month.rota.barred if pair[1] in kept),
    )  # fmt: skip
    month = replace(month, rota=rota, shifts=kept)
    far = {
        (str(s.member_id), k)
        for k, s in month.shifts.items()
        if str(s.member_id) in month.members and abs(s.starts_at - shift.starts_at) > NEAR
    }
    return replace(month, rota=replace(month.rota, held=month.rota.held | far))


def _member(month: Month, who: Iterable[str]) -> Member | None:
    return next((month.members[w] for w in who if w in month.members), None)


def _more(before: Iterable[Paid], after: Iterable[Paid]) -> Mapping[tuple[What, str, str], int]:
    """By name, what costs another price than before; what is missing is said by the changes."""
    found: dict[tuple[What, str, str], int] = {}
    for sign, rows in ((-1, before), (1, after)):
        for one in rows:
            if one.what != What.MISSING:
                name = (one.what, one.about if one.what == What.FAIR else "", one.person)
                found[name] = found.get(name, 0) + sign * one.price
    return {name: price for name, price in sorted(found.items()) if price}


@dataclass(frozen=True, slots=True)
class Collides:
    """The smallest set of rules for which shifts cannot be filled together: with any one of them left out they could. `smallest`: no
    other set has fewer. `shifts`: those that cannot be filled together."""

    grounds: tuple[tuple[Law, Member | None], ...]
    shifts: tuple[Shift, ...]
    smallest: bool


def collides(page: Any, *, at: dt.datetime, enough: Enough) -> Collides | None:
    """None where all can be filled together, or where it was not found out in time. What stands is not asked about where it
    need not stay: a month that nobody could fill is told from one that was filled badly."""
    from samspil.engines.rota.collide import collide

    month = told(page, at=at, until=at if _draft(page) else None, whole=_draft(page), skills=False)
    found = collide(month.rota, tries=TRIES, enough=enough)
    if found is None and _draft(page):
        month = told(page, at=at, skills=False)
        found = collide(month.rota, tries=TRIES, enough=enough)
    if found is None:
        return None
    needs = {key for g in found.grounds if g.law == Law.NEED for key in g.about}
    shifts = tuple(s for k, s in month.shifts.items() if f"need {k}" in needs)
    laws = tuple((g.law, month.members.get(g.person)) for g in found.grounds if g.law != Law.NEED)
    return Collides(laws, shifts, found.smallest)


def _draft(page: Any) -> bool:
    return page.month is None or not page.month.is_published
