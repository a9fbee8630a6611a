"""Siblings together or apart: every way, whom it parts, and how many families there are for each part."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from samspil.engines.criteria.problem import Apart, Family, Search
from samspil.engines.criteria.table import compare

MOST = 5
"""More brothers and sisters than this are only compared together and each alone."""


@dataclass(frozen=True, slots=True)
class Way:
    """`parts` are the children by family; `parted` the pairs who would no longer live together; `families` how many there
    are for each part; `possible` whether different families can take all parts at once."""

    parts: tuple[tuple[str, ...], ...]
    parted: tuple[tuple[str, str], ...]
    families: tuple[int, ...]
    possible: bool


def ways(search: Search, families: Iterable[Family]) -> tuple[Way, ...]:
    """Together first, then by how many pairs are parted. Only hard conditions count."""
    known = list(families)
    keys = tuple(c.key for c in search.children)
    alone = {key: _who_takes(search, (key,), known) for key in keys}
    taken: dict[tuple[str, ...], frozenset[str]] = {
        (key,): frozenset(f.key for f in takers) for key, takers in alone.items()
    }
    found = []
    for parts in _partitions(keys):
        for part in parts:
            if part not in taken:  # who takes several takes each of them
                each = frozenset.intersection(*(taken[(key,)] for key in part))
                takers = _who_takes(search, part, [f for f in alone[part[0]] if f.key in each])
                taken[part] = frozenset(f.key for f in takers)
        parted = tuple(p for p in combinations(keys, 2) if not any(p[0] in x and p[1] in x for x in parts))
        sets = [taken[part] for part in parts]
        found.append(Way(parts, parted, tuple(map(len, sets)), _distinct(sets)))
    return tuple(sorted(found, key=lambda w: (len(w.parted), len(w.parts), w.parts)))


def _partitions(keys: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], ...]]:
    if len(keys) > MOST:
        yield (keys,)
        yield tuple((k,) for k in keys)
        return
    yield from _grow(keys, ())


def _grow(left: tuple[str, ...], parts: tuple[tuple[str, ...], ...]) -> Iterator[tuple[tuple[str, ...], ...]]:
    if not left:
        yield parts
        return
    first, rest = left[0], left[1:]
    for i, part in enumerate(parts):
        yield from _grow(rest, (*parts[:i], (*part, first), *parts[i + 1 :]))
    yield from _grow(rest, (*parts, (first,)))


def _who_takes(search: Search, part: tuple[str, ...], families: Sequence[Family]) -> list[Family]:
    alone = replace(
        search,
        children=tuple(c for c in search.children if c.key in part),
        criteria=tuple(c for c in search.criteria if c.must),
        bans=tuple(b for b in search.bans if b.child in part),
    )
    found = {row.family for row in compare(alone, families).found}
    return [family for family in families if family.key in found]


def _distinct(sets: list[frozenset[str]]) -> bool:
    """Whether each part can have a family of its own (a matching that covers all parts)."""
    holder: dict[str, int] = {}

    def place(part: int, seen: set[str]) -> bool:
        for family in sets[part]:
            if family in seen:
                continue
            seen.add(family)
            if family not in holder or place(holder[family], seen):
                holder[family] = part
                return True
        return False

    return all(place(part, set()) for part in range(len(sets)))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`one` and `other` cannot both hold: keys of what says so; `children` whom it is about."""

    one: str
    other: str
    children: tuple[str, ...]


def contradictions(
    aparts: Sequence[Apart], together: Sequence[tuple[str, frozenset[str]]]
) -> tuple[Contradiction, ...]:
    """What says that children stay together against what says that they must not. Chains are followed: who stays with A and
    with B keeps A and B together."""
    found = []
    for one in aparts:
        reach, by = {one.child}, {one.child: ""}
        while True:
            fresh = [(key, group) for key, group in together if reach & group and group - reach]
            if not fresh:
                break
            for key, group in fresh:
                for child in sorted(group - reach):
                    by[child] = key
                reach |= group
        if one.sole and len(reach) > 1:
            other = next(c for c in sorted(reach) if c != one.child)
            found.append(Contradiction(one.key, by[other], (one.child, other)))
        elif one.other and one.other in reach:
            found.append(Contradiction(one.key, by[one.other], (one.child, one.other)))
    return tuple(found)
