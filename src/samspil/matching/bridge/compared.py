"""One search beside all families of the institution, and the same for one family again before something is decided."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import ngettext

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.carers.terms import FamilyFacts, Kind
from samspil.engines import criteria
from samspil.engines.criteria import Contradiction, Family, Row, Table, Way
from samspil.engines.criteria import Fact as Told
from samspil.fostering import service as fostering
from samspil.ground.calm import uncollected
from samspil.matching import queries
from samspil.matching.bridge import families as families_
from samspil.matching.bridge import needs as needs_
from samspil.matching.bridge.kept import Kept, kept
from samspil.matching.bridge.near import area, respite_places
from samspil.matching.bridge.wishes import wishes
from samspil.matching.models import Exclusion, Need, Search, Seeker
from samspil.matching.terms import RESPITE

Placed = Mapping[UUID, frozenset[UUID]]
"""Family -> the children who are placed there."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A search, its question, and every family in one of the three lists of the table. `unseen`: so many children of the search have
    a file that the actor does not see, so that the table is not the whole question."""

    search: Search
    seekers: list[Seeker]
    needs: list[Need]
    problem: criteria.Search
    families: dict[str, FamilyFacts]
    table: Table
    contradictions: tuple[Contradiction, ...]
    frozen: tuple[Family, ...]
    exclusions: list[Exclusion]
    unseen: int = 0

    def ways(self) -> tuple[Way, ...]:
        """Together or apart: counted only when somebody asks."""
        return criteria.ways(self.problem, self.frozen)


def compared(
    search: Search,
    *,
    for_: Actor,
    at: dt.datetime,
    only: Iterable[UUID] | None = None,
    on: dt.date | None = None,
) -> Compared:
    """A fixed number of queries, however many families there are. `on`: as if the children came that day."""
    return all_compared([search], for_=for_, at=at, only=only, on=on)[0]


@uncollected()
def all_compared(
    searches: list[Search],
    *,
    for_: Actor,
    at: dt.datetime,
    only: Iterable[UUID] | None = None,
    on: dt.date | None = None,
) -> list[Compared]:
    """Several searches beside the same families: the same number of queries as one."""
    today, ids = for_.day(at), [s.pk for s in searches]
    wanted = None if only is None else list(only)
    seekers = queries.children_in(ids, for_=for_, at=at)
    unseen, needs = queries.unseen(ids, seekers), queries.needs_in(ids, on=today)
    noted = queries.noted_in(needs)
    every = [s for some in seekers.values() for s in some]
    limits = kept(
        [s.case_id for s in every],
        [s.case.child_id for s in every],
        for_=for_,
        at=at,
        on=today,
        families=wanted,
    )
    facts = carers.facts_of(wanted, for_=for_, at=at)
    there = fostering.living_in(for_=for_)
    by_id = {str(f.id): f for f in facts}
    found = []
    for search in searches:
        mine, ours = needs[search.pk], seekers[search.pk]
        day = max(on or search.come_on, today)
        bans, aparts = limits.of(s.case.child_id for s in ours)
        problem = needs_.problem(search, ours, mine, bans, aparts, today, day)
        frozen = tuple(_frozen(facts, ours, needs_.asked(mine), noted[search.pk], there, limits, problem))
        table = criteria.compare(problem, frozen)
        found.append(
            Compared(search, ours, mine, problem, by_id, table, _contradictions(problem), frozen, limits.rows, unseen.get(search.pk, 0))
        )  # fmt: skip
    return found


def _frozen(
    facts: list[FamilyFacts],
    seekers: list[Seeker],
    asked: frozenset[str],
    noted: Mapping[UUID, Mapping[UUID, Any]],
    there: Placed,
    limits: Kept,
    problem: criteria.Search,
) -> Iterable[Family]:
    children = [s.case.child for s in seekers]
    ours = frozenset(child.pk for child in children)
    others = {family: placed - ours for family, placed in there.items()}
    named = {family: [str(c) for c in placed] for family, placed in others.items()}
    alone = {
        family: next((limits.alone[c] for c in placed if c in limits.alone), "") for family, placed in others.items()
    } if limits.alone else {}  # fmt: skip
    watched = any(ban.people for ban in problem.bans)
    near = respite_places(facts) if f"{RESPITE}:" in asked else None
    nothing: dict[UUID, Any] = {}
    for one in facts:
        frozen = families_.family(
            one, asked, noted.get(one.id, nothing), named.get(one.id, ()), problem.on, ours,
            alone=alone.get(one.id, ""), watched=watched,
        )  # fmt: skip
        if near is not None:
            frozen.facts[f"{RESPITE}:"] = _near(one, near, problem.today)  # type: ignore[index]
        frozen.facts.update(wishes(one.facts, children, problem.on))  # type: ignore[attr-defined]
        yield frozen


def _near(one: FamilyFacts, near: Mapping[str, int], today: dt.date) -> Told:
    """Free places of other families for respite where this one lives, counted today."""
    if not one.area:
        return Told(None)
    free = near.get(area(one), 0) - (0 if one.why_not else one.free_of(Kind.RESPITE))
    said = ngettext(
        "%(n)d free place with respite families", "%(n)d free places with respite families", free
    ) % {"n": free}
    return Told("met" if free > 0 else "not", "", today, said)


def _contradictions(problem: criteria.Search) -> tuple[Contradiction, ...]:
    """Children of one search stay together; who must not live together cannot."""
    ours = frozenset(c.key for c in problem.children)
    return criteria.contradictions(problem.aparts, [("search", ours)]) if len(ours) > 1 else ()


def row_now(
    search: Search, family: UUID, *, for_: Actor, at: dt.datetime, on: dt.date | None = None
) -> tuple[Compared, Row | None]:
    """One family's row as it is at this moment, or as if the children came that day; None for one that is no longer there."""
    found = compared(search, for_=for_, at=at, only=[family], on=on)
    rows = (*found.table.found, *found.table.ask, *found.table.out)
    return found, next(iter(rows), None)
