"""All who wait at once: the proposal of the engine `matching` beside what each would get one by one, each change explained."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.engines.criteria import Mark
from samspil.engines.matching.explain import explain
from samspil.engines.matching.greedy import one_by_one
from samspil.engines.matching.problem import Answer, Because, Change, Home, Impossible, Matching, Status, Unit
from samspil.engines.matching.solve import solve
from samspil.fostering import service as fostering
from samspil.matching import queries
from samspil.matching.bridge.compared import Compared, compared
from samspil.matching.models import Search

MOST = 40
"""So many searches are looked at together, those who wait longest first."""


@dataclass(frozen=True, slots=True)
class Place:
    """One search: which families each way gives its children (empty: they wait on), and what changes."""

    search: Search
    names: str
    days: int
    alone: list[str]
    together: list[str]
    changes: list[str]


@dataclass(frozen=True, slots=True)
class Many:
    """`clash` says what cannot be true at once, if anything; then there is no proposal."""

    places: list[Place]
    alone: tuple[int, int]
    together: tuple[int, int]
    proven: bool
    clash: list[str]


def many(*, for_: Actor, at: dt.datetime) -> Many:
    """The families are read once; each search then asks for what matters in it."""
    facts = carers.facts_of(for_=for_, at=at)
    there = fostering.living_in(for_=for_)
    _page, rows = queries.listed(for_=for_, at=at)
    found = [compared(row.search, for_=for_, at=at, facts=facts, there=there) for row in rows[:MOST]]
    days = {one.search.pk: one.days for one in rows}
    try:
        problem = _problem(found, days)
    except Impossible as impossible:
        return Many([], (0, 0), (0, 0), False, [str(clash) for clash in impossible.clashes])
    first, best = one_by_one(problem), solve(problem)
    return Many(
        _places(found, days, problem, first, best),
        _worth(first),
        _worth(best),
        best.status is Status.OPTIMAL,
        [],
    )


def _worth(answer: Answer) -> tuple[int, int]:
    return answer.worth.waiting, answer.worth.unmet


def _problem(found: list[Compared], days: dict[Any, int]) -> Matching:
    units, homes, unmet = [], {}, {}
    held: dict[str, str] = {}
    kept: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        keys = tuple(c.key for c in one.problem.children)
        if not keys:
            continue
        units.append(Unit(str(one.search.pk), keys, days[one.search.pk], kind=one.problem.children[0].kind))
        asked = queries.current(one.search)
        for row in one.table.found:
            sure = asked is not None and row.family == str(asked.family_id)
            kept[row.family] += _kept(one, row.family, sure)
            family = one.families[row.family]
            free = Counter({f.kind: f.free for f in family.free}) + kept[row.family]
            homes[row.family] = Home(row.family, sum(free.values()), dict(free))
        for seeker, key in zip(one.seekers, keys, strict=True):
            unmet[key] = {row.family: _unmet(one, row, seeker) for row in one.table.found}
        if asked is not None and any(row.family == str(asked.family_id) for row in one.table.found):
            held |= dict.fromkeys(keys, str(asked.family_id))
    children = {key for unit in units for key in unit.children}
    apart = {
        (a.child, a.other)
        for one in found
        for a in one.problem.aparts
        if a.other in children and a.child in children
    }
    return Matching(tuple(units), tuple(homes.values()), unmet, frozenset(apart), held=held)


def _kept(one: Compared, key: str, sure: bool) -> Counter[str]:
    """Places kept for these children alone; where others could be given them, only when the family is being asked for these."""
    family, ours = one.families[key], {s.case.child_id: s.kind for s in one.seekers}
    mine = {a.child: a.kind for a in family.kept if a.child and ours.get(a.child) == a.kind}
    return Counter(kind for kind in mine.values() if sure or not family.free_of(kind))


def _unmet(one: Compared, row: Any, seeker: Any) -> int:
    """How many considerations of this child are not met, or not known: unknown never counts as met."""
    return sum(
        cell.mark is not Mark.MET
        for need, cell in zip(one.needs, row.cells, strict=False)
        if need.seeker_id in (None, seeker.pk)
    )


def _places(
    found: list[Compared], days: dict[Any, int], problem: Matching, first: Answer, best: Answer
) -> list[Place]:
    families = {key: f.name for one in found for key, f in one.families.items()}
    names = {str(s.case.child_id): s.case.child.short for one in found for s in one.seekers}
    changes: dict[str, list[str]] = {}
    for chain in explain(problem, first, best):
        for change in chain.changes:
            changes.setdefault(change.unit, []).append(_because(change, names))
    return [
        Place(
            one.search, ", ".join(names[c.key] for c in one.problem.children), days[one.search.pk],
            _homes(first, one, families), _homes(best, one, families),
            list(dict.fromkeys(changes.get(str(one.search.pk), []))),
        )
        for one in found
    ]  # fmt: skip


def _homes(answer: Answer, one: Compared, families: dict[str, str]) -> list[str]:
    there = [answer.places[c.key] for c in one.problem.children if c.key in answer.places]
    return [families[key] for key in dict.fromkeys(there)]


def _because(change: Change, names: dict[str, str]) -> str:
    others = ", ".join(names.get(c, "?") for c in change.for_whom)
    said = {"child": names[change.child], "others": others}
    words = {
        Because.BETTER: _("%(child)s: fewer needs stay unmet there"),
        Because.FINDS_A_HOME: _("%(child)s would wait on one by one, and finds a family"),
        Because.MAKES_ROOM: _("%(child)s makes room for %(others)s, and more needs stay unmet"),
        Because.WAITS_FOR_OTHERS: _("%(child)s waits on and makes room for %(others)s"),
        Because.TOGETHER: _("%(child)s: brothers and sisters are less parted"),
        Because.EVEN: _("%(child)s: no better and no worse, and it helps %(others)s")
        if others
        else _("%(child)s: no better and no worse"),
    }
    return words[change.because] % said
