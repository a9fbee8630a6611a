"""Areas on a map: a circle where the families of an area live, as large as their places, with what is free in it.

The point of an area is the middle of its families whose place may be told, to two kilometres; of a protected one nothing is drawn.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

Point = tuple[float, float]
WIDTH, HEIGHT, EDGE = 680, 400, 70
KM = 111.2
"""Of a degree of latitude."""
LEAST_KM = 12.0
BARS = (2, 5, 10, 20, 50, 100, 200)
STEP = 0.02
LETTERS = 14
"""Room that a name needs around its middle."""


@dataclass(frozen=True, slots=True)
class Dot:
    name: str
    x: float
    y: float
    r: float
    free: int
    places: int
    beside: float
    """Where its name stands: below the circle, or above where another circle is in the way."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`bar` is (its length on the map, kilometres)."""

    dots: list[Dot]
    bar: tuple[float, int]
    left_out: list[str]
    """Areas of which no place may be told, or is known."""
    width: int = WIDTH
    height: int = HEIGHT


def middle(points: Sequence[Point]) -> Point | None:
    """The mean, to a step of about two kilometres."""
    if not points:
        return None
    lat, lon = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    return round(lat / STEP) * STEP, round(lon / STEP) * STEP


def picture(areas: Iterable[tuple[str, Point | None, int, int]]) -> Picture | None:
    """Of (name, point, free, places); None where no area can be drawn."""
    rows = list(areas)
    drawn = [(name, point, free, places) for name, point, free, places in rows if point is not None]
    if not drawn:
        return None
    lats, lons = [p[0] for _n, p, _f, _p in drawn], [p[1] for _n, p, _f, _p in drawn]
    lat0, lon0 = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    east = KM * math.cos(math.radians(lat0))
    wide, high = (max(lons) - min(lons)) * east, (max(lats) - min(lats)) * KM
    scale = min(
        (WIDTH - 2 * EDGE) / max(wide, LEAST_KM), (HEIGHT - 2 * EDGE) / max(high, LEAST_KM)
    )  # of a km
    dots = []
    for name, (lat, lon), free, places in sorted(drawn, key=lambda row: -row[3]):
        r = round(12 + 5 * math.sqrt(places), 1)
        x = round(WIDTH / 2 + (lon - lon0) * east * scale, 1)
        y = round(HEIGHT / 2 - (lat - lat0) * KM * scale, 1)
        dots.append(Dot(name, x, y, r, free, places, 0.0))
    dots = [replace(dot, beside=_beside(dot, dots)) for dot in dots]
    km = max((bar for bar in BARS if bar * scale <= WIDTH / 3), default=BARS[0])
    return Picture(dots, (round(km * scale, 1), km), [name for name, point, _f, _p in rows if point is None])


def _beside(dot: Dot, dots: Sequence[Dot]) -> float:
    below, above = round(dot.y + dot.r + 16, 1), round(dot.y - dot.r - 7, 1)
    others = [one for one in dots if one is not dot]
    return above if _hits(dot.x, below, others) and not _hits(dot.x, above, others) else below


def _hits(x: float, y: float, others: Sequence[Dot]) -> bool:
    return any(math.hypot(one.x - x, one.y - y) < one.r + LETTERS for one in others)
