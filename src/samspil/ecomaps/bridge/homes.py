"""The outline around those who live together; never around somebody who does not."""

import xml.etree.ElementTree as ET
from collections.abc import Mapping

from samspil.ecomaps.bridge.paint import add, cut
from samspil.ecomaps.queries import Home

Point = tuple[float, float]
SIDE, ABOVE, BELOW = 54.0, 34.0, 60.0


def draw(into: ET.Element, home: Home, at: Mapping[str, Point], words: str) -> list[Point]:
    """The corners that were drawn, so that the picture leaves room for them."""
    inside = [at[m] for m in home.members if m in at]
    if len(inside) < 2:
        return []
    others = [p for id, p in at.items() if id not in home.members]
    whole = _hull([c for p in inside for c in _corners(p)])
    shapes = [whole] if not any(_holds(whole, p) for p in others) else [_corners(p) for p in inside]
    for shape in shapes:
        add(into, "path", "home", d="M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in shape) + "Z")
    low = max((p for shape in shapes for p in shape), key=lambda p: (p[1], p[0]))
    bottom = [p for shape in shapes for p in shape if abs(p[1] - low[1]) < 1]
    x = sum(p[0] for p in bottom) / len(bottom)
    add(into, "text", "where", cut(words, 34), x=x, y=low[1] + 16)
    return [p for shape in shapes for p in shape] + [(x - 90, low[1] + 20), (x + 90, low[1] + 20)]


def _corners(p: Point) -> list[Point]:
    x, y = p
    left, right, top, bottom = x - SIDE, x + SIDE, y - ABOVE, y + BELOW
    cut_off = 16
    return [
        (left + cut_off, top), (right - cut_off, top), (right, top + cut_off), (right, bottom - cut_off),
        (right - cut_off, bottom), (left + cut_off, bottom), (left, bottom - cut_off), (left, top + cut_off),
    ]  # fmt: skip


def _hull(points: list[Point]) -> list[Point]:
    """The smallest outward-bent outline around all points, by Andrew's chain."""
    ordered = sorted(set(points))
    found: list[Point] = []
    for half in (ordered, ordered[::-1]):
        chain: list[Point] = []
        for p in half:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
                chain.pop()
            chain.append(p)
        found += chain[:-1]
    return found


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _holds(hull: list[Point], p: Point) -> bool:
    """Whether any of somebody's sign would lie within."""
    x, y = p
    around = [(x, y), (x - 20, y - 20), (x + 20, y - 20), (x - 20, y + 20), (x + 20, y + 20)]
    return any(
        all(_turn(a, b, q) > 0 for a, b in zip(hull, [*hull[1:], hull[0]], strict=True)) for q in around
    )
