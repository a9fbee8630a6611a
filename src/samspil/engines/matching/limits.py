"""What may not be, as rows over the ways: every child once, places, kinds, shared respite, children kept apart."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from samspil.engines.matching.problem import Matching
from samspil.engines.matching.ways import NOWHERE, Ways

Entries = Iterable[tuple[int, int]]


@dataclass(slots=True)
class Rows:
    """`least[r] <= sum of value times way <= most[r]`, entry by entry: `row`, `way`, `value`."""

    least: list[float] = field(default_factory=list)
    most: list[float] = field(default_factory=list)
    row: "array[int]" = field(default_factory=lambda: array("i"))
    way: "array[int]" = field(default_factory=lambda: array("i"))
    value: "array[int]" = field(default_factory=lambda: array("i"))

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


def by_unit(ways: Ways) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in ways.units]
    for way, unit in enumerate(ways.unit):
        found[unit].append(way)
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
