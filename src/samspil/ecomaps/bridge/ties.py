"""The line of a tie: from the edge of one to the edge of the other, in the form that says how the tie is, with a tip where
support arrives."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from math import atan2, cos, hypot, pi, sin

from samspil.ecomaps.bridge.paint import add
from samspil.ecomaps.terms import Quality, Support

SIGN, BOX = 24.0, (136.0, 46.0)
WORDS = 40.0, 25.0, 56.0
"""What is written under a sign: half its width, where it begins and ends below the middle."""
Point = tuple[float, float]
TIP = 12.0
THICK = {Quality.STRONG: 1.3}


def line(
    into: ET.Element, a: Point, b: Point, boxes: tuple[bool, bool], quality: str, support: str,
    others: Sequence[tuple[Point, bool]], *, bent: bool,
) -> None:  # fmt: skip
    """`boxes` says which end is a box and not a sign; a `bent` line swings out so that it does not lie on a bond. Of the ways
    it may swing it takes the one that crosses the fewest `others`."""
    swings = (0.28, -0.28, 0.45, -0.45, 0.14, -0.14) if bent else (0.0, 0.16, -0.16, 0.3, -0.3)
    way = _freest([_way(a, b, boxes, bend) for bend in swings], others)
    if len(way) < 2:
        return
    group = add(into, "g", "line")
    start, end = support in (Support.GETS, Support.BOTH), support in (Support.GIVES, Support.BOTH)
    size = TIP * THICK.get(Quality(quality), 1.0)
    drawn = _short(way, size * 0.8 if start else 0, size * 0.8 if end else 0)
    if quality == Quality.TENSE:
        drawn = _zigzag(drawn)
    add(group, "path", f"tie {quality}", d=_path(drawn))
    if quality == Quality.BROKEN:
        _strokes(group, way)
    if end:
        _tip(group, way[-6] if len(way) > 5 else way[0], way[-1], quality, size)
    if start:
        _tip(group, way[5] if len(way) > 5 else way[-1], way[0], quality, size)


def _freest(ways: list[list[Point]], others: Sequence[tuple[Point, bool]]) -> list[Point]:
    """The first way that crosses nobody; else the one that crosses the fewest."""
    fewest, best = len(others) + 1, ways[0]
    for way in ways:
        some = way[::3]
        hits = sum(any(_inside(p, middle, box) for p in some) for middle, box in others)
        if hits < fewest:
            fewest, best = hits, way
        if hits == 0:
            break
    return best


def _way(a: Point, b: Point, boxes: tuple[bool, bool], bend: float) -> list[Point]:
    """Points along the line from edge to edge; past the words under a sign, where there is room for that."""
    far = hypot(b[0] - a[0], b[1] - a[1])
    if far < 1:
        return []
    swing = max(-120.0, min(120.0, bend * far))
    mid = ((a[0] + b[0]) / 2 - (b[1] - a[1]) / far * swing, (a[1] + b[1]) / 2 + (b[0] - a[0]) / far * swing)
    count = 64
    whole = [_curve(a, mid, b, n / count) for n in range(count + 1)]
    clear = _unbroken(
        p if not _inside(p, a, boxes[0]) and not _inside(p, b, boxes[1]) else None for p in whole
    )
    if len(clear) > count // 3:
        return clear
    return [p for p in whole if not _on(p, a, boxes[0]) and not _on(p, b, boxes[1])]


def _unbroken(points: Iterable[Point | None]) -> list[Point]:
    """The longest piece without a gap: between a sign and its words a point may lie free that belongs to no line."""
    pieces = [list(piece) for free, piece in groupby(points, key=lambda p: p is not None) if free]
    return [p for p in max(pieces, key=len, default=[]) if p is not None]


def _curve(a: Point, mid: Point, b: Point, t: float) -> Point:
    u = 1 - t
    return (
        u * u * a[0] + 2 * u * t * mid[0] + t * t * b[0],
        u * u * a[1] + 2 * u * t * mid[1] + t * t * b[1],
    )


def _inside(p: Point, middle: Point, box: bool) -> bool:
    """On it, or on the words under it."""
    half, top, bottom = WORDS
    words = not box and abs(p[0] - middle[0]) < half and top < p[1] - middle[1] < bottom
    return words or _on(p, middle, box)


def _on(p: Point, middle: Point, box: bool) -> bool:
    dx, dy = abs(p[0] - middle[0]), abs(p[1] - middle[1])
    return (dx < BOX[0] / 2 + 3 and dy < BOX[1] / 2 + 3) if box else hypot(dx, dy) < SIGN + 3


def _short(way: list[Point], start: float, end: float) -> list[Point]:
    """Without its first and last bit, so that a thick line does not look out under the tip."""
    kept = [p for p in way if hypot(p[0] - way[0][0], p[1] - way[0][1]) >= start]
    return [p for p in kept if hypot(p[0] - way[-1][0], p[1] - way[-1][1]) >= end] or way


def _zigzag(way: list[Point]) -> list[Point]:
    """The same way in teeth."""
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(way))
    teeth = max(2, int(length // 13))
    found = [way[0]]
    for n in range(1, teeth):
        at = n / teeth * (len(way) - 1)
        i = min(int(at), len(way) - 2)
        (ax, ay), (bx, by) = way[i], way[i + 1]
        x, y = ax + (bx - ax) * (at - i), ay + (by - ay) * (at - i)
        far = hypot(bx - ax, by - ay) or 1
        side = 6 if n % 2 else -6
        found.append((x - (by - ay) / far * side, y + (bx - ax) / far * side))
    return [*found, way[-1]]


def _strokes(group: ET.Element, way: list[Point]) -> None:
    """Two strokes across the middle: cut off."""
    i = len(way) // 2
    (ax, ay), (bx, by) = way[max(0, i - 2)], way[i]
    turn = atan2(by - ay, bx - ax) + pi / 3
    for shift in (-5, 5):
        x, y = ax + shift * cos(turn - pi / 3), ay + shift * sin(turn - pi / 3)
        ends = [(x - 11 * cos(turn), y - 11 * sin(turn)), (x + 11 * cos(turn), y + 11 * sin(turn))]
        add(group, "path", "tie broken", d=_path(ends))


def _tip(group: ET.Element, before: Point, at: Point, quality: str, size: float) -> None:
    turn = atan2(at[1] - before[1], at[0] - before[0])
    wings = [(at[0] - size * cos(turn + w), at[1] - size * sin(turn + w)) for w in (0.45, -0.45)]
    add(group, "path", f"tip {quality}", d=_path([at, *wings]) + "Z")


def _path(points: list[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
