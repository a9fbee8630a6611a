"""Invented children and families for the benchmark of matching many; the same seed gives the same ones."""

from __future__ import annotations

import random

from samspil.engines.matching.problem import Home, Matching, Unit

FAMILIES = {100: 0.7, 1000: 1.5, 5000: 1.6}
"""How many families there are for each child, by how many children wait."""
ELIGIBLE = 50
NEEDS = 12
TOGETHER = 3
"""Brothers and sisters up to this many stay together; no family has places for more, so more may be split."""
SPLIT = 10


def families_for(children: int) -> int:
    share = FAMILIES.get(children) or (0.7 if children < 500 else 1.5)
    return round(children * share)


def case(children: int, *, siblings: bool, seed: int = 1) -> Matching:
    """Families of 1 to 3 places; each unit may go to 50 of them. A child has twelve needs, to each of which a priority of
    0 to 7 was given; a family that does not meet a need leaves as much unmet."""
    dice = random.Random(f"{children} {siblings} {seed}")
    homes = [Home(f"h{n:05d}", dice.randint(1, 3)) for n in range(families_for(children))]
    met = {}
    for home in homes:
        share = dice.betavariate(5, 3)
        met[home.key] = sum(1 << need for need in range(NEEDS) if dice.random() < share)
    units = [
        Unit(
            f"u{children[0]}",
            tuple(children),
            dice.randrange(400),
            SPLIT if len(children) > TOGETHER else None,
        )
        for children in groups(children, dice, siblings)
    ]
    unmet: dict[str, dict[str, int]] = {}
    for unit in units:
        least = len(unit.children) if unit.split is None else 1
        able = [home.key for home in homes if home.places >= least]
        places = dice.sample(able, min(ELIGIBLE, len(able)))
        ours = [dice.randint(0, 7) for _ in range(NEEDS)]
        for child in unit.children:
            # Brothers and sisters are alike in half of what they need.
            needs = [n if dice.random() < 0.5 else dice.randint(0, 7) for n in ours]
            unmet[child] = {key: unmet_by(met[key], needs) for key in places}
    return Matching(tuple(units), tuple(homes), unmet)


def groups(children: int, dice: random.Random, siblings: bool) -> list[list[str]]:
    keys = [f"c{n:05d}" for n in range(children)]
    found: list[list[str]] = []
    left = children // 3 if siblings else 0
    while left >= 2:
        size = min(dice.randint(2, 5), left)
        if left - size == 1:
            size = size - 1 if size > 2 else size + 1
        found.append([keys.pop() for _ in range(size)])
        left -= size
    return found + [[key] for key in keys]


def unmet_by(met: int, needs: list[int]) -> int:
    return sum(priority for need, priority in enumerate(needs) if not met >> need & 1)
