"""A map's arrows as plain numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arrows:
    """`arrows` are pairs of card numbers (from, to). `longest` bounds a loop, `most` how many are wanted,
    `steps` the work; a search that ends early says so in its answer."""

    arrows: tuple[tuple[int, int], ...]
    longest: int = 8
    most: int = 12
    steps: int = 20_000


@dataclass(frozen=True, slots=True)
class Loops:
    """Each loop begins at its smallest number and lists every card once. `complete` is false if the search was cut."""

    loops: tuple[tuple[int, ...], ...]
    complete: bool
