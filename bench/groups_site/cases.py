"""Invented foster families around invented places: ways, ages, wishes, and pairs who should not sit together."""

from __future__ import annotations

import random

from samspil.engines.groups.problem import Family, Grouping

THEMES = ("mentalisation", "development", "learning", "network")
AGES = ((0, 6), (7, 12), (13, 18))
PLACES, WIDE, NEAR, FAR = 8, 60, 9, 45
LEAST, MOST, USUAL = 5, 8, 6


def case(families: int, seed: int) -> Grouping:
    """A county of 60 by 60 km with eight places; families live around one of them; of one in fifty no way is known."""
    dice = random.Random(seed)
    places = [(dice.uniform(0, WIDE), dice.uniform(0, WIDE)) for _ in range(PLACES)]
    told = tuple(_family(n, places, dice) for n in range(families))
    apart = frozenset(frozenset(f.key for f in dice.sample(told, 2)) for _ in range(families // 12))
    names = tuple(f"place {n}" for n in range(PLACES))
    return Grouping(told, names, THEMES, AGES, -(-families // USUAL), LEAST, MOST, FAR, apart)


def _family(number: int, places: list[tuple[float, float]], dice: random.Random) -> Family:
    town = dice.choice(places)
    x, y = town[0] + dice.gauss(0, NEAR), town[1] + dice.gauss(0, NEAR)
    ways = tuple(round(1.2 * ((x - a) ** 2 + (y - b) ** 2) ** 0.5) + 3 for a, b in places)
    ages = tuple(dice.randint(0, 17) for _ in range(dice.choice((1, 1, 1, 2, 2, 3))))
    wishes = tuple(dice.sample(THEMES, dice.choice((0, 1, 2, 2))))
    return Family(f"family {number}", ways if dice.random() > 0.02 else (None,) * PLACES, ages, wishes)
