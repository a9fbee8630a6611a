"""What keeps children away from people, families, places and each other, as the engine takes it: all that is noted, whoever looks."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.engines.criteria import Apart, Ban
from samspil.matching import queries
from samspil.matching.models import Ban as BanRow
from samspil.matching.models import Exclusion
from samspil.people import service as people


@dataclass(frozen=True, slots=True)
class Kept:
    """Bans and exclusions of some children, by child; `alone` are children who must live without others, and what says so."""

    bans: Mapping[UUID, list[Ban]]
    aparts: Mapping[UUID, list[Apart]]
    alone: Mapping[UUID, str]
    rows: list[Exclusion]

    def of(self, children: Iterable[UUID]) -> tuple[list[Ban], list[Apart]]:
        """Of these children; what is said of two of them once."""
        ours = list(children)
        aparts = {(a.key, a.other): a for child in ours for a in self.aparts.get(child, ())}
        return [b for child in ours for b in self.bans.get(child, ())], list(aparts.values())


def kept(
    cases: Collection[UUID],
    children: Collection[UUID],
    *,
    for_: Actor,
    at: dt.datetime,
    on: dt.date,
    families: Iterable[UUID] | None = None,
) -> Kept:
    """At most five queries, however many children."""
    bans = queries.all_bans(cases, for_=for_, on=on)
    rows = queries.all_exclusions(children, for_=for_, on=on)
    named = {b.person_id for b in bans if b.person_id} | {r.other_id for r in rows if r.other_id}
    same = {id: [record.pk for record in one.records] for id, one in people.ones(named, for_=for_).items()}
    others = _others(bans, for_, at, families)
    by_child: dict[UUID, list[Ban]] = defaultdict(list)
    by_either: dict[UUID, list[Apart]] = defaultdict(list)
    for ban in bans:
        by_child[ban.case.child_id].append(_ban(ban, same, others.get(ban.pk, frozenset())))
    for row in rows:
        for apart in _aparts(row, same):
            by_either[row.case.child_id].append(apart)
            if apart.other:
                by_either[UUID(apart.other)].append(apart)
    alone = {row.case.child_id: str(row.pk) for row in rows if row.other_id is None}
    return Kept(by_child, by_either, alone, rows)


def _ban(row: BanRow, same: Mapping[UUID, list[UUID]], others: frozenset[str]) -> Ban:
    records = same.get(row.person_id, [row.person_id]) if row.person_id else []
    return Ban(
        str(row.case.child_id),
        str(row.pk),
        people=frozenset(map(str, records)),
        families=frozenset({str(row.family_id)}) if row.family_id else frozenset(),
        areas=frozenset({row.area.strip().casefold()}) if row.area else frozenset(),
        others=others,
    )


def _aparts(row: Exclusion, same: Mapping[UUID, list[UUID]]) -> list[Apart]:
    """One for each record of the other child, should there be several of the same human being."""
    key, child = str(row.pk), str(row.case.child_id)
    if row.other_id is None:
        return [Apart(key, child, sole=True)]
    return [Apart(key, child, str(record)) for record in same.get(row.other_id, [row.other_id])]


def _others(
    bans: Sequence[BanRow], for_: Actor, at: dt.datetime, families: Iterable[UUID] | None
) -> dict[UUID, frozenset[str]]:
    """By ban: who is surely somebody else, because somebody asked, or by name and birthday."""
    watched = [(ban.pk, ban.person) for ban in bans if ban.person]
    if not watched:
        return {}
    asked, strangers = queries.all_asked(bans), carers.unlinked(families, for_=for_, at=at)
    told = [(str(m.pk), m.born_on, parts(m.given_name, m.family_name)) for m in strangers]
    found = {}
    for key, one in watched:
        names = parts(one.given_name, one.called, one.family_name)
        sure = {own for own, day, said in told if surely_other(one.born_on, names, day, said)}
        found[key] = frozenset(sure | asked.get(key, set()))
    return found


def parts(*names: str) -> frozenset[str]:
    return frozenset(
        part for name in names for part in name.casefold().replace("-", " ").split() if len(part) > 1
    )


def surely_other(born: Any, names: frozenset[str], also_born: Any, also_names: frozenset[str]) -> bool:
    """Both birthdays are known and differ, and no part of the names is the same: anything less is asked."""
    return bool(
        born and also_born and born != also_born and names and also_names and names.isdisjoint(also_names)
    )
