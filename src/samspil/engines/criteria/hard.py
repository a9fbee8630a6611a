"""The hard conditions. Each answers with a mark and says why; none looks at a consideration."""

import datetime as dt
from collections import Counter

from samspil.engines.criteria.problem import Approval, Cell, Child, Family, Mark, Search

SOON = 365
"""How many days ahead a birthday or an approval's end is told, though it changes no mark."""

FITS = Cell(Mark.MET)


def age(born: dt.date, on: dt.date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def birthday(born: dt.date, years: int) -> dt.date:
    """The day on which somebody turns so old; who was born on 29 February does so on 1 March."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return dt.date(born.year + years, 3, 1)


def approved(search: Search, family: Family) -> Cell:
    """An approval in force for each child's age and kind of place. Says until when it will hold."""
    ends: list[tuple[dt.date, str, str]] = []
    unknown: Cell | None = None
    ranges, source, since = [], "", None
    for child in search.children:
        fitting = [a for a in family.approvals if _is_for(a, child, search.on)]
        if not fitting:
            return _not_approved(search, family, child)
        if child.born_on is None:
            unknown = Cell(Mark.UNKNOWN, "no_birth", (child.key,))
            continue
        years = age(child.born_on, search.on)
        best = max((a for a in fitting if a.from_age <= years <= a.to_age), key=_lasts, default=None)
        if best is None:
            low, high = min(a.from_age for a in fitting), max(a.to_age for a in fitting)
            return Cell(Mark.NOT, "age", (child.key, years, low, high), fitting[0].source, fitting[0].since)
        ends.append((birthday(child.born_on, best.to_age + 1), "turns", child.key))
        if best.until is not None:
            ends.append((best.until, "approval_ends", child.key))
        ranges.append((best.from_age, best.to_age))
        source, since = best.source, best.since
    if unknown is not None:
        return unknown
    told = (min(r[0] for r in ranges), max(r[1] for r in ranges)) if len(set(ranges)) == 1 else ()
    first = min(ends, default=None)
    if first is not None and (first[0] - search.on).days <= SOON:
        return Cell(Mark.MET, first[1], (first[2], first[0], *told), source, since)
    return Cell(Mark.MET, "ages" if told else "each_age", told, source, since)


def _is_for(approval: Approval, child: Child, on: dt.date) -> bool:
    return (
        approval.kind == child.kind
        and approval.since <= on
        and (approval.until is None or on < approval.until)
        and (not approval.only or child.key in approval.only)
    )


def _lasts(approval: Approval) -> tuple[int, dt.date]:
    return approval.to_age, approval.until or dt.date.max


def _not_approved(search: Search, family: Family, child: Child) -> Cell:
    of_kind = [a for a in family.approvals if a.kind == child.kind]
    named = [a for a in of_kind if not a.only or child.key in a.only]
    over = [a for a in named if a.until is not None and a.until <= search.on]
    if over:
        last = max(over, key=_lasts)
        return Cell(Mark.NOT, "approval_over", (child.key, last.until), last.source, last.since)
    if named:
        return Cell(Mark.NOT, "approval_later", (child.key, min(a.since for a in named)))
    return Cell(Mark.NOT, "other_children" if of_kind else "other_kind", (child.key, child.kind))


def places(search: Search, family: Family) -> Cell:
    """Enough free places of each kind for all the children together."""
    wanted = Counter(c.kind for c in search.children)
    for kind, many in wanted.items():
        free = family.free.get(kind, 0)
        if free is None:
            return Cell(Mark.UNKNOWN, "places", (kind,))
        if free < many:
            return Cell(Mark.NOT, "places", (free, many, kind))
    return Cell(Mark.MET, "places", (min(family.free[k] or 0 for k in wanted), sum(wanted.values())))


def checks(search: Search, family: Family) -> Cell:
    """Every check that the law asks, valid on the day. Refused and run out come before not known."""
    unknown: Cell | None = None
    first: tuple[dt.date, str] | None = None
    for name in search.checks:
        check = family.checks.get(name)
        if check is None or check.given is None:
            unknown = unknown or Cell(Mark.UNKNOWN, "check", (name,))
        elif not check.given:
            return Cell(Mark.NOT, "refused", (name,), on=check.on)
        elif check.until is not None and check.until <= search.on:
            return Cell(Mark.NOT, "expired", (name, check.until), on=check.on)
        elif check.until is not None and (first is None or check.until < first[0]):
            first = check.until, name
    if unknown is not None:
        return unknown
    return Cell(Mark.MET, "valid", (first[1], first[0])) if first else FITS


def bans(search: Search, family: Family) -> Cell:
    """No child is where a ban keeps it away from. That the ban is met is said, not whom or what it names."""
    for ban in search.bans:
        if (
            family.key in ban.families
            or (family.area and family.area in ban.areas)
            or not ban.people.isdisjoint(family.people)
        ):
            return Cell(Mark.NOT, "ban", (ban.child, ban.key))
    if not family.area and any(b.areas for b in search.bans):
        return Cell(Mark.UNKNOWN, "area")
    for ban in search.bans:
        if ban.people and family.strangers and not family.strangers <= ban.others:
            return Cell(Mark.UNKNOWN, "people", (ban.child, ban.key))
    return FITS


def apart(search: Search, family: Family) -> Cell:
    """Nobody lives with a child whom they must not live with, nor with one who must live without other children."""
    ours = {c.key for c in search.children}
    if family.alone:
        return Cell(Mark.NOT, "alone", ("", family.alone))
    for one in search.aparts:
        for child, other in ((one.child, one.other), (one.other, one.child)):
            if child not in ours:
                continue
            if one.sole and (family.children or len(ours) > 1):
                return Cell(Mark.NOT, "sole", (child, one.key))
            if other and other in ours:
                return Cell(Mark.NOT, "siblings", (child, other, one.key))
            if other and other in family.children:
                return Cell(Mark.NOT, "lives_there", (child, one.key))
    return FITS


def takes(search: Search, family: Family) -> Cell:
    """The family takes a child on that day at all."""
    if family.closed:
        return Cell(Mark.NOT, "closed")
    if family.rests_until is not None and search.on < family.rests_until:
        return Cell(Mark.NOT, "rests", (family.rests_until,))
    return FITS


CONDITIONS = (approved, places, checks, bans, apart, takes)
