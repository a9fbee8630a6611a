"""Small invented questions for the tests of matching many, and the answer found by trying everything."""

import random

from samspil.engines.matching.problem import Home, Impossible, Matching, Respite, Unit, Worth
from samspil.engines.matching.rooms import Rooms, worth


def some_question(dice: random.Random, *, children: int = 5, homes: int = 4, plain: bool = False) -> Matching:
    """Everything a question can hold, now and then. A contradiction is drawn again."""
    while True:
        try:
            return _question(dice, children, homes, plain)
        except Impossible:
            continue


def _question(dice: random.Random, children: int, homes: int, plain: bool) -> Matching:
    keys = [f"c{n}" for n in range(dice.randint(1, children))]
    places = [
        Home(
            f"h{n}",
            dice.randint(0, 3),
            {"long": dice.randint(0, 2)} if not plain and dice.random() < 0.2 else {},
        )
        for n in range(dice.randint(1, homes))
    ]
    units, left = [], list(keys)
    while left:
        size = 1 if plain else min(len(left), dice.choice((1, 1, 1, 2, 2, 3, 4)))
        who = tuple(left.pop() for _ in range(size))
        split = dice.choice((None, 0, 1, 4)) if size > 1 else None
        units.append(Unit(f"u{who[0]}", who, dice.randrange(9), split, dice.choice(("", "long"))))
    top = dice.choice((1, 3, 9))
    unmet = {c: {h.key: dice.randint(0, top) for h in places if dice.random() < 0.7} for c in keys}
    if plain:
        return Matching(tuple(units), tuple(places), unmet)
    pairs = [(a, b) for a in keys for b in keys if a < b and dice.random() < 0.12]
    bans = [(c, h.key) for c in keys for h in places if dice.random() < 0.06]
    shared = tuple(h.key for h in places if dice.random() < 0.5)
    held = {c: dice.choice(places).key for c in keys if dice.random() < 0.05}
    return Matching(
        tuple(units), tuple(places), unmet, frozenset(pairs), frozenset(bans),
        (Respite("pool", dice.randint(0, 4), shared),), {c: dice.randint(0, 2) for c in keys if dice.random() < 0.4}, held,
    )  # fmt: skip


def best_of_all(problem: Matching) -> Worth:
    """By trying everything: each child in each home, or waiting."""
    rooms = Rooms(problem)
    children = [(child, unit) for unit in problem.units for child in unit.children]
    found: list[Worth] = []
    places: dict[str, str] = {}

    def go(n: int) -> None:
        if n == len(children):
            found.append(worth(problem, places))
            return
        child, unit = children[n]
        first = unit.children[0]
        for home in [*problem.unmet.get(child, {}), None]:
            if unit.split is None and child != first and places.get(first) != home:
                continue
            if home is None:
                if child not in problem.held:
                    go(n + 1)
            elif rooms.takes((child,), home):
                rooms.put((child,), home)
                places[child] = home
                go(n + 1)
                del places[child]
                rooms.leave((child,), home)

    go(0)
    return min(found)
