"""A family as plain words: people by key, and lines between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Line(StrEnum):
    """What the first person is to the second."""

    PARENT = "parent"
    COUPLE = "couple"
    SIBLING = "sibling"
    ABOVE = "above"
    """One generation earlier by another line: an aunt, a step-parent."""
    TWO_ABOVE = "two_above"
    BESIDE = "beside"
    """Of the same generation, by whatever line."""


RISE = {Line.PARENT: 1, Line.ABOVE: 1, Line.TWO_ABOVE: 2, Line.COUPLE: 0, Line.SIBLING: 0, Line.BESIDE: 0}
"""By how many generations the first stands above the second."""


@dataclass(frozen=True, slots=True)
class Kin:
    """One person. `born` orders brothers and sisters (0: not known), `side` is -1 for who stands left in a couple."""

    key: str
    born: int = 0
    side: int = 0


@dataclass(frozen=True, slots=True)
class Family:
    """`ego` is the person the picture is about. A person takes `width`; rows are `pitch` apart."""

    ego: str
    people: tuple[Kin, ...]
    lines: tuple[tuple[str, str, Line], ...]
    width: float = 124
    pitch: float = 168
    sweeps: int = 12


@dataclass(frozen=True, slots=True)
class Tree:
    """Where the middle of each person lies; `rows` from the oldest generation down, each from left to right."""

    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    rows: tuple[tuple[str, ...], ...] = ()
    width: float = 0
    height: float = 0
