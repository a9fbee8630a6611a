"""Boxes around a core, as plain numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """Somebody or something around the core. `toward` are points of the core or keys of other boxes it is tied to;
    `side` is -1 for rather left, 1 for rather right."""

    key: str
    toward: tuple[tuple[float, float] | str, ...] = ()
    side: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """The core lies with its middle at (0, 0)."""

    core: tuple[float, float]
    boxes: tuple[Box, ...]
    size: tuple[float, float] = (136, 46)
    gap: tuple[float, float] = (22, 26)
    room: float = 46
    """Between the core and the first ring, and between rings."""


@dataclass(frozen=True, slots=True)
class Circle:
    """Where the middle of each box lies; `width` and `height` of all, which is symmetric around the core's middle."""

    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    width: float = 0
    height: float = 0
