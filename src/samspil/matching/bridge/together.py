"""All searches as one question to the engine `matching`: places, siblings, exclusions, bans, shared respite, promises."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from samspil.engines.criteria import Mark
from samspil.engines.matching.problem import Home, Impossible, Matching, Respite, Unit
from samspil.matching.bridge.clashing import promise_words
from samspil.matching.bridge.compared import Compared
from samspil.matching.bridge.near import area, respite_places
from samspil.matching.terms import RESPITE


def possible(
    found: list[Compared], days: Mapping[Any, int], asked: Mapping[UUID, UUID]
) -> tuple[Matching, list[str]]:
    """The question, and which promises cannot all be kept; the question is asked without these."""
    said: list[str] = []
    while True:
        try:
            return question(found, days, asked), said
        except Impossible as impossible:
            keys = {str(s.case.child_id): one.search.pk for one in found for s in one.seekers}
            homes = {home for clash in impossible.clashes for home in clash.homes}
            wrong = {keys[c] for clash in impossible.clashes for c in clash.children if c in keys}
            wrong |= {search for search, family in asked.items() if str(family) in homes}
            if not wrong & asked.keys():
                raise
            said += promise_words(impossible.clashes, found)
            asked = {search: family for search, family in asked.items() if search not in wrong}


def question(found: list[Compared], days: Mapping[Any, int], asked: Mapping[UUID, UUID]) -> Matching:
    units, homes, unmet = [], {}, {}
    held: dict[str, str] = {}
    kept: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        keys = tuple(c.key for c in one.problem.children)
        units.append(Unit(str(one.search.pk), keys, days[one.search.pk], kind=one.problem.children[0].kind))
        family_asked = str(asked.get(one.search.pk, ""))
        for row in one.table.found:
            kept[row.family] += _kept(one, row.family, row.family == family_asked)
            free = Counter({f.kind: f.free for f in one.families[row.family].free}) + kept[row.family]
            homes[row.family] = Home(row.family, sum(free.values()), dict(free))
            if row.family == family_asked:
                held |= dict.fromkeys(keys, family_asked)
        for seeker, key in zip(one.seekers, keys, strict=True):
            unmet[key] = {row.family: _unmet(one, row, seeker) for row in one.table.found}
    pools, respite = _respite(found, homes.keys())
    return Matching(
        tuple(units), tuple(homes.values()), unmet, _apart(found), pools=pools, respite=respite, held=held
    )


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


def _apart(found: list[Compared]) -> frozenset[tuple[str, str]]:
    """Pairs who must not come into one family; who must live without other children comes with nobody."""
    children = sorted({c.key for one in found for c in one.problem.children})
    pairs = set()
    for one in found:
        for apart in one.problem.aparts:
            others = children if apart.sole else [apart.other]
            pairs |= {
                (min(apart.child, other), max(apart.child, other))
                for other in others
                if other in children and apart.child in children and other != apart.child
            }
    return frozenset(pairs)


def _respite(found: list[Compared], homes: Any) -> tuple[tuple[Respite, ...], dict[str, int]]:
    """Children who must have respite near by share the free places of respite families in the area where they come to live."""
    need = {
        str(seeker.case.child_id): 1
        for one in found
        for must in one.needs
        if must.known == RESPITE and must.must
        for seeker in one.seekers
        if must.seeker_id in (None, seeker.pk)
    }
    if not need:
        return (), {}
    families = next(iter(found)).families
    areas: dict[str, list[str]] = defaultdict(list)
    for key in sorted(homes):
        areas[area(families[key])].append(key)
    room = respite_places(families.values())
    return tuple(
        Respite(place, room.get(place, 0), tuple(keys)) for place, keys in sorted(areas.items())
    ), need
