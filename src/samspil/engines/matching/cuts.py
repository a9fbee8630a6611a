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
