"""Rows that every whole answer keeps and a fractional one breaks: they bring the relaxation to the whole answer, or nearly."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from samspil.engines.matching.ways import Ways


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


class Cliques:
    """Ways of which any two exclude each other, since they share a child or do not fit in a home together: of all of them
    at most one is gone, over the rows of children and homes alike."""

    def __init__(self, ways: Ways, homes: dict[int, list[int]], units: list[list[int]]) -> None:
        self.ways, self.homes, self.units = ways, homes, units
        self.bit = [
            {child: 1 << n for n, child in enumerate(sorted(unit.children))} if unit.split is not None else {}
            for unit in ways.units
        ]
        self.told: set[frozenset[int]] = set()

    def _who(self, way: int) -> int:
        bits = self.bit[self.ways.unit[way]]
        return sum(bits[child] for child in self.ways.who[way]) if bits else 1

    def _mark(self, way: int) -> tuple[int, int, int, int]:
        ways, home = self.ways, self.ways.home[way]
        room = ways.homes[home].places - ways.load[way] if home >= 0 else 0
        return ways.unit[way], self._who(way), home, room

    def broken(self, split: Iterable[int], value: Any, spare: Any) -> Iterable[list[int]]:
        """Those that this fractional answer breaks, each as large as it gets."""
        marks = {way: self._mark(way) for way in split}
        near = self._near(marks)
        for first in sorted(marks):
            for second in near[first]:
                both = sorted(near[first] & near[second], key=lambda way: (-value[way], way))
                clique = [first, second]
                for way in both:
                    if all(way in near[other] for other in clique[2:]):
                        clique.append(way)
                key = frozenset(clique)
                if sum(value[way] for way in clique) > 1 + 1e-3 and key not in self.told:
                    self.told.add(key)
                    yield self._lifted(clique, marks, spare)

    def _near(self, marks: dict[int, tuple[int, int, int, int]]) -> dict[int, set[int]]:
        beside: dict[tuple[str, int], list[int]] = defaultdict(list)
        for way, (unit, _who, home, _room) in marks.items():
            beside["unit", unit].append(way)
            if home >= 0:
                beside["home", home].append(way)
        near: dict[int, set[int]] = {way: set() for way in marks}
        for some in beside.values():
            for one, other in combinations(some, 2):
                if self._exclude(marks[one], marks[other], self.ways.load[other]):
                    near[one].add(other)
                    near[other].add(one)
        return near

    @staticmethod
    def _exclude(one: tuple[int, int, int, int], other: tuple[int, int, int, int], load: int) -> bool:
        if one[0] == other[0] and one[1] & other[1]:
            return True
        return one[2] == other[2] >= 0 and load > one[3]

    def _lifted(
        self, clique: list[int], marks: dict[int, tuple[int, int, int, int]], spare: Any
    ) -> list[int]:
        """With every further way that excludes all of them, the cheapest first."""
        own = self.ways
        each = [(marks[way], own.load[way]) for way in clique]
        first = clique[0]
        around = {*self.units[own.unit[first]], *self.homes.get(own.home[first], ())} - set(clique)
        for way in sorted(around, key=lambda way: (spare[way], way)):
            mark = self._mark(way)
            if all(self._exclude(mark, other, load) for other, load in each):
                clique.append(way)
                each.append((mark, own.load[way]))
        return clique
