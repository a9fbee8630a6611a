"""All who wait at once: the proposal of the engine `matching` beside what each would get one by one, each change explained."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.engines.matching.explain import explain
from samspil.engines.matching.greedy import one_by_one
from samspil.engines.matching.problem import Answer, Because, Change, Matching, Status
from samspil.engines.matching.solve import solve
from samspil.matching import queries
from samspil.matching.bridge.clashing import clash_words
from samspil.matching.bridge.compared import Compared, all_compared
from samspil.matching.bridge.together import possible
from samspil.matching.models import Search

MOST = 200
"""So many searches are looked at together, those who wait longest first; how many are left out is said."""


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
    """`aside` are searches that are not part of the proposal, each with the reason; `clash` says which promises cannot all be kept:
    the proposal is made without them; `more` searches wait beyond those looked at."""

    places: list[Place]
    alone: tuple[int, int]
    together: tuple[int, int]
    proven: bool
    clash: list[str]
    aside: list[tuple[Search, str, str]]
    more: int
    gap: tuple[int, int]


def many(*, for_: Actor, at: dt.datetime) -> Many:
    """A fixed number of queries, however many searches and families."""
    searches, more = queries.running(for_=for_, at=at, most=MOST)
    every = all_compared(searches, for_=for_, at=at) if searches else []
    found = [one for one in every if not (one.contradictions or one.unseen or not one.seekers)]
    aside = [(one.search, named(one), _aside(one)) for one in every if one.contradictions or one.unseen]
    today = for_.day(at)
    days = {one.search.pk: (today - one.search.waits_since).days for one in found}
    asked = queries.asked_now([one.search.pk for one in found])
    problem, clash = possible(found, days, asked)
    first, best = one_by_one(problem), solve(problem)
    gap = best.gap
    return Many(
        _places(found, days, problem, first, best), _worth(first), _worth(best), best.status is Status.OPTIMAL,
        clash, aside, more, (gap.waiting, gap.unmet) if gap else (0, 0),
    )  # fmt: skip


def named(one: Compared) -> str:
    return ", ".join(s.case.child.short for s in one.seekers)


def _aside(one: Compared) -> str:
    """Why a search is no part of the proposal."""
    if one.unseen:
        return _("you do not see the file of every child of this search")
    return "; ".join(clash_words(one))


def _worth(answer: Answer) -> tuple[int, int]:
    return answer.worth.waiting, answer.worth.unmet


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
