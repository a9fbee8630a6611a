"""Every way a unit can be placed: together in one home, in parts, or waiting, with what it costs and takes."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import combinations

from samspil.engines.matching.clashes import all_held
from samspil.engines.matching.problem import Home, Matching, Unit

NOWHERE = -1


@dataclass(slots=True)
class Ways:
    """Columns, one way each: some children of a unit in a home (or nowhere). `dear` is what a waiting child costs: more than
    all unmet needs together, so that placing one more always comes first. `rows` are limits by name, each with its most."""

    units: list[Unit]
    homes: list[Home]
    dear: int
    unit: "array[int]" = field(default_factory=lambda: array("i"))
    home: "array[int]" = field(default_factory=lambda: array("i"))
    cost: "array[int]" = field(default_factory=lambda: array("q"))
    load: "array[int]" = field(default_factory=lambda: array("i"))
    who: list[tuple[str, ...]] = field(default_factory=list)
    held: list[int] = field(default_factory=list)
    """Units with a child that is held somewhere."""

    def add(self, unit: int, home: int, who: tuple[str, ...], cost: int) -> None:
        self.unit.append(unit)
        self.home.append(home)
        self.who.append(who)
        self.load.append(0 if home == NOWHERE else len(who))
        self.cost.append(cost)


def lot(seed: int, key: str) -> bytes:
    """An order that favours nobody and does not depend on the order of telling."""
    return blake2b(f"{seed} {key}".encode(), digest_size=16).digest()


def ways(problem: Matching, seed: int = 0) -> Ways:
    """All of them, in an order that the order of telling does not change."""
    units = sorted(problem.units, key=lambda u: (lot(seed, u.key), u.key))
    homes = sorted(problem.homes, key=lambda h: (lot(seed, h.key), h.key))
    found = Ways(units, homes, dear(problem))
    number = {home.key: n for n, home in enumerate(homes)}
    room = {home.key: home.places for home in homes}
    held = all_held(problem)
    apart = {frozenset(pair) for pair in problem.apart}
    for n, unit in enumerate(units):
        if not held.keys().isdisjoint(unit.children):
            found.held.append(n)
        for who, extra in parts(unit, apart):
            for home, unmet in sorted((number[h], unmet) for h, unmet in fits(problem, who, room, held)):
                found.add(n, home, who, unmet + extra)
        for who, extra in waiting(unit):
            if held.keys().isdisjoint(who):
                found.add(n, NOWHERE, who, extra + found.dear * len(who))
    return found


def dear(problem: Matching) -> int:
    """One more than all needs that any answer could leave unmet."""
    most = sum(max(row.values()) for row in problem.unmet.values() if row)
    return 1 + most + sum((u.split or 0) * len(u.children) for u in problem.units)


def parts(unit: Unit, apart: set[frozenset[str]]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Those of a unit who may live in one home together, and what going as a part of their own costs."""
    children = tuple(sorted(unit.children))
    if unit.split is None:
        yield children, 0
        return
    for size in range(1, len(children) + 1):
        for who in combinations(children, size):
            if not any(frozenset(pair) in apart for pair in combinations(who, 2)):
                yield who, unit.split


def waiting(unit: Unit) -> Iterator[tuple[tuple[str, ...], int]]:
    children = tuple(sorted(unit.children))
    if unit.split is None:
        yield children, 0
        return
    for size in range(1, len(children) + 1):
        yield from ((who, unit.split) for who in combinations(children, size))


def fits(
    problem: Matching, who: tuple[str, ...], room: dict[str, int], held: dict[str, str]
) -> Iterator[tuple[str, int]]:
    """Homes that are eligible for all of them and have as many places, and what stays unmet."""
    rows = [problem.unmet.get(child, {}) for child in who]
    bound_for = {held[child] for child in who if child in held}
    homes = rows[0] if len(rows) == 1 else set(rows[0]).intersection(*rows[1:])
    size, banned = len(who), problem.bans
    for home in homes:
        if room[home] < size or (bound_for and bound_for != {home}):
            continue
        if banned and any((child, home) in banned for child in who):
            continue
        yield home, sum(row[home] for row in rows)
