"""One search beside all families of the institution, and the same for one family again before something is decided."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.carers.terms import FamilyFacts, Stance
from samspil.engines import criteria
from samspil.engines.criteria import Contradiction, Fact, Family, Row, Table, Way
from samspil.fostering import service as fostering
from samspil.matching import queries
from samspil.matching.bridge import families as families_
from samspil.matching.bridge import needs as needs_
from samspil.matching.models import Ban, Exclusion, Need, Search, Seeker

Placed = Mapping[UUID, frozenset[UUID]]
"""Family -> the children who are placed there."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A search, its question, and every family in one of the three lists of the table."""

    search: Search
    seekers: list[Seeker]
    needs: list[Need]
    bans: list[Ban]
    exclusions: list[Exclusion]
    problem: criteria.Search
    families: dict[str, FamilyFacts]
    table: Table
    contradictions: tuple[Contradiction, ...]
    frozen: tuple[Family, ...]

    def ways(self) -> tuple[Way, ...]:
        """Together or apart: counted only when somebody asks."""
        return criteria.ways(self.problem, self.frozen)


def compared(
    search: Search,
    *,
    for_: Actor,
    at: dt.datetime,
    only: Iterable[UUID] | None = None,
    facts: list[FamilyFacts] | None = None,
    there: Placed | None = None,
) -> Compared:
    """A fixed number of queries, however many families there are. Who compares several searches reads `facts` and `there`,
    the children who live in each family, once."""
    today = for_.day(at)
    seekers = queries.children_of(search, for_=for_, at=at)
    needs = queries.needs(search, on=today)
    cases = [s.case_id for s in seekers]
    children = [s.case.child_id for s in seekers]
    on = max(search.come_on, today)
    bans = queries.bans_of(cases, for_=for_, at=at, on=today)
    aparts = queries.exclusions_of(cases, children, for_=for_, at=at, on=today)
    problem = needs_.problem(search, seekers, needs, bans, aparts, today)
    facts = carers.facts_of(only, for_=for_, at=at) if facts is None else facts
    there = fostering.living_in(for_=for_) if there is None else there
    frozen = tuple(_frozen(facts, search, seekers, needs, there, on))
    return Compared(
        search, seekers, needs, bans, aparts, problem, {str(f.id): f for f in facts},
        criteria.compare(problem, frozen), _contradictions(problem, needs), frozen,
    )  # fmt: skip


def _frozen(
    facts: list[FamilyFacts],
    search: Search,
    seekers: list[Seeker],
    needs: list[Need],
    there: Placed,
    on: dt.date,
) -> Iterable[Family]:
    asked = needs_.asked(needs)
    ours = frozenset(s.case.child_id for s in seekers)
    others = {family: [str(c) for c in placed - ours] for family, placed in there.items()}
    by_hand: dict[UUID, dict[UUID, Any]] = {}
    for (family, need), row in queries.noted(search, needs).items():
        by_hand.setdefault(family, {})[need] = row
    nothing: dict[UUID, Any] = {}
    for one in facts:
        frozen = families_.family(one, asked, by_hand.get(one.id, nothing), others.get(one.id, ()), on, ours)
        yield _with_wishes(frozen, seekers, on)


def _with_wishes(family: Family, seekers: list[Seeker], on: dt.date) -> Family:
    """What the family said about the child it would take, as an answer for these children."""
    facts: dict[str, Fact] = family.facts  # type: ignore[assignment]
    for topic, key, fits in (("ages", "wish_ages", _age), ("sex", "wish_sex", _sex)):
        fact = facts.pop(f"{topic}:", None)
        if fact is not None:
            marks = {fits(fact.value, s.case.child, on) for s in seekers}
            facts[key] = replace(fact, value="not" if "not" in marks else None if None in marks else "met")
    fact = facts.pop("siblings:", None)
    if fact is not None and len(seekers) > 1:
        stance, _detail, _low, high = fact.value
        fits_all = stance not in (Stance.CANNOT, Stance.HAS_NOT) and (high is None or len(seekers) <= high)
        facts["wish_siblings"] = replace(fact, value="met" if fits_all else "not")
    return family


def _age(value: Any, child: Any, on: dt.date) -> str | None:
    _stance, _detail, low, high = value
    if child.born_on is None:
        return None
    years = criteria.age(child.born_on, on)
    return "met" if (low is None or years >= low) and (high is None or years <= high) else "not"


def _sex(value: Any, child: Any, on: dt.date) -> str | None:
    stance, detail, _low, _high = value
    if not detail:
        return "met"
    if child.sex not in ("female", "male"):
        return None
    wants = stance not in (Stance.CANNOT, Stance.HAS_NOT)
    return "met" if (child.sex == detail) == wants else "not"


def _contradictions(problem: criteria.Search, needs: list[Need]) -> tuple[Contradiction, ...]:
    """Children of one search stay together; who must not live together cannot."""
    ours = frozenset(c.key for c in problem.children)
    return criteria.contradictions(problem.aparts, [("search", ours)]) if len(ours) > 1 else ()


def row_now(search: Search, family: UUID, *, for_: Actor, at: dt.datetime) -> tuple[Compared, Row | None]:
    """One family's row as it is at this moment; None for one that is no longer there."""
    found = compared(search, for_=for_, at=at, only=[family])
    rows = (*found.table.found, *found.table.ask, *found.table.out)
    return found, next(iter(rows), None)
