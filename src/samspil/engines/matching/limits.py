"""What may not be, as rows over the ways: every child once, places, kinds, shared respite, children kept apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from samspil.engines.matching.problem import Matching
from samspil.engines.matching.ways import NOWHERE, Ways

Entries = Iterable[tuple[int, int]]


@dataclass(slots=True)
class Rows:
    """`least[r] <= sum of value times way <= most[r]`, entry by entry: `row`, `way`, `value`."""

    least: list[float] = field(default_factory=list)
    most: list[float] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    way: list[int] = field(default_factory=list)
    value: list[int] = field(default_factory=list)

    def add(self, entries: Entries, least: float, most: float) -> None:
        for way, value in entries:
            self.row.append(len(self.most))
            self.way.append(way)
            self.value.append(value)
        self.least.append(least)
        self.most.append(most)


INFINITE = float("inf")


def by_home(ways: Ways) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for way, home in enumerate(ways.home):
        if home != NOWHERE:
            found[home].append(way)
    return found


def by_parted(ways: Ways) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for way, unit in enumerate(ways.unit):
        if ways.units[unit].split is not None and len(ways.units[unit].children) > 2:
            found[unit].append(way)
    return found


def limits(problem: Matching, ways: Ways) -> Rows:
    rows = Rows()
    _once(ways, rows)
    homes = by_home(ways)
    for home in sorted(homes):
        _places(ways, rows, home, homes[home])
    _pools(problem, ways, rows, homes)
    _apart(problem, ways, rows)
    return rows


def _once(ways: Ways, rows: Rows) -> None:
    """Every child in exactly one way; for who stays together that is one row for all."""
    of_child: dict[str, list[int]] = defaultdict(list)
    of_unit: dict[int, list[int]] = defaultdict(list)
    for way, (number, who) in enumerate(zip(ways.unit, ways.who, strict=True)):
        of_unit[number].append(way)
        for child in who if ways.units[number].split is not None else ():
            of_child[child].append(way)
    for number, unit in enumerate(ways.units):
        these = of_unit[number]
        for some in [these] if unit.split is None else [of_child[child] for child in sorted(unit.children)]:
            rows.add(((way, 1) for way in some), 1, 1)
        if unit.split is not None:
            _fewest_parts(ways, rows, these, len(unit.children))


def _fewest_parts(ways: Ways, rows: Rows, these: list[int], children: int) -> None:
    """Follows from the rows before for whole answers, and makes the relaxation tighter: so many parts at least."""
    largest = max((ways.load[way] for way in these), default=0)
    if 1 < largest < children:
        entries = ((way, -(-len(ways.who[way]) // largest)) for way in these)
        rows.add(entries, -(-children // largest), INFINITE)


def _places(ways: Ways, rows: Rows, home: int, these: list[int]) -> None:
    places = ways.homes[home].places
    rows.add(((way, ways.load[way]) for way in these), 0, places)
    largest = max(ways.load[way] for way in these)
    for whole in range(2, min(largest, places) + 1):
        # Two large groups do not fit where one and a half would: this too only makes the relaxation tighter.
        if places % whole:
            entries = ((way, ways.load[way] // whole) for way in these if ways.load[way] >= whole)
            rows.add(entries, 0, places // whole)
    for kind, most in sorted(ways.homes[home].kinds.items()):
        ours = [way for way in these if ways.units[ways.unit[way]].kind == kind]
        if ours and most < places:
            rows.add(((way, ways.load[way]) for way in ours), 0, most)


def _pools(problem: Matching, ways: Ways, rows: Rows, homes: dict[int, list[int]]) -> None:
    number = {home.key: n for n, home in enumerate(ways.homes)}
    need = {child: much for child, much in problem.respite.items() if much}
    for pool in sorted(problem.pools, key=lambda p: p.key):
        these = [way for home in sorted(number[h] for h in pool.homes) for way in homes.get(home, [])]
        taken = ((way, sum(need.get(child, 0) for child in ways.who[way])) for way in these)
        if entries := [(way, much) for way, much in taken if much]:
            rows.add(entries, 0, pool.room)


def _apart(problem: Matching, ways: Ways, rows: Rows) -> None:
    pairs = sorted({tuple(sorted(pair)) for pair in problem.apart})
    watched = {child for pair in pairs for child in pair}
    at: dict[tuple[str, int], list[int]] = defaultdict(list)
    places: dict[str, set[int]] = defaultdict(set)
    for way, (home, who) in enumerate(zip(ways.home, ways.who, strict=True)):
        if home != NOWHERE and watched:
            for child in watched.intersection(who):
                at[child, home].append(way)
                places[child].add(home)
    for one, other in pairs:
        for home in sorted(places[one] & places[other]):
            both = Counter(at[one, home]) + Counter(at[other, home])
            rows.add(sorted((way, 1) for way in both), 0, 1)


def tighter(
    ways: Ways, home: int, these: list[int], value: Any
) -> Iterable[tuple[list[tuple[int, int]], int]]:
    """Rows that every whole answer keeps and this fractional one breaks.

    For k units in a home of c places: each of them counts 1 (or by how much it exceeds c - k), every other what it exceeds
    c - k by; together at most k. A lifted cover of the knapsack of places.
    """
    places = ways.homes[home].places
    for most in range(1, places):
        rest = places - most
        gain: dict[int, float] = defaultdict(float)
        base = 0.0
        for way in these:
            if value[way] > 0:
                low = max(0, ways.load[way] - rest)
                base += low * value[way]
                gain[ways.unit[way]] += (max(1, low) - low) * value[way]
        chosen = sorted(gain, key=lambda unit: (-gain[unit], unit))[:most]
        if base + sum(gain[unit] for unit in chosen) > most + 1e-4:
            yield _cover(ways, these, rest, set(chosen)), most


def _cover(ways: Ways, these: list[int], rest: int, chosen: set[int]) -> list[tuple[int, int]]:
    found = []
    for way in these:
        counts = max(1 if ways.unit[way] in chosen else 0, ways.load[way] - rest)
        if counts:
            found.append((way, counts))
    return found


def tighter_parts(ways: Ways, these: list[int], value: Any) -> Iterable[tuple[list[tuple[int, int]], int]]:
    """The same for the parts of one unit: of any few of its children, not more parts can hold d each than d goes into their
    number, nor fewer parts hold at most d each (Chvátal and Gomory)."""
    children = sorted({child for way in these for child in ways.who[way]})
    used = [way for way in these if value[way] > 0]
    for size in range(3, len(children) + 1):
        for some in map(frozenset, combinations(children, size)):
            meets = [(value[way], len(some.intersection(ways.who[way]))) for way in used]
            for whole in range(2, size):
                if size % whole:
                    if sum(v * (n // whole) for v, n in meets) > size // whole + 1e-4:
                        yield _rounded(ways, these, some, whole, 1), size // whole
                    if sum(v * -(-n // whole) for v, n in meets) < -(-size // whole) - 1e-4:
                        yield _rounded(ways, these, some, whole, -1), -size // whole


def _rounded(
    ways: Ways, these: list[int], some: frozenset[str], whole: int, sign: int
) -> list[tuple[int, int]]:
    counts = ((way, len(some.intersection(ways.who[way]))) for way in these)
    # Rounded down for "at most"; rounded up and with its sign turned, which is the same, for "at least".
    return [(way, sign * n // whole) for way, n in counts if sign * n // whole]
