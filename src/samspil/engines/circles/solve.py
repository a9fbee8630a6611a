"""Finds a seat for every box around a core. One pure function."""

from math import ceil, hypot

from samspil.engines.circles.assign import assign
from samspil.engines.circles.problem import Around, Box, Circle

Point = tuple[float, float]
WIDE = 1.5
"""How wide the picture should be for its height."""


def solve(problem: Around) -> Circle:
    """Nothing overlaps; who is tied to somebody sits near. Same boxes, same answer, in whatever order told."""
    boxes = sorted(problem.boxes, key=lambda b: b.key)
    if not boxes:
        return Circle({}, *problem.core)
    seats = seats_for(len(boxes), problem)
    places = _seated([(b, _points(b)) for b in boxes], seats)
    if any(isinstance(t, str) for b in boxes for t in b.toward):
        # Once everybody sits somewhere, who is tied to another box can be drawn to it.
        places = _seated([(b, _points(b, places)) for b in boxes], seats)
    wide, high = problem.size
    width = max([problem.core[0] / 2, *(abs(x) + wide / 2 for x, _y in places.values())]) * 2
    height = max([problem.core[1] / 2, *(abs(y) + high / 2 for _x, y in places.values())]) * 2
    return Circle(places, width, height)


def _points(box: Box, places: dict[str, Point] | None = None) -> list[Point]:
    found = []
    for target in box.toward:
        if not isinstance(target, str):
            found.append(target)
        elif places and target in places and target != box.key:
            found.append(places[target])
    return found


def _seated(boxes: list[tuple[Box, list[Point]]], seats: list[Point]) -> dict[str, Point]:
    costs = [[_cost(box, points, seat) for seat in seats] for box, points in boxes]
    return {box.key: seats[n] for (box, _p), n in zip(boxes, assign(costs), strict=True)}


def _cost(box: Box, points: list[Point], seat: Point) -> float:
    x, y = seat
    far = sum(hypot(x - px, y - py) for px, py in points) / len(points) if points else hypot(x, y)
    return far + (120 if box.side * x < 0 else 0)


def seats_for(count: int, problem: Around) -> list[Point]:
    """As many seats as there are boxes, ring after ring; the last ring is filled evenly."""
    wide, high = problem.size
    across, down = wide + problem.gap[0], high + problem.gap[1]
    core_w, core_h = problem.core
    found: list[Point] = []
    while len(found) < count:
        left = count - len(found)
        column = max(1, int((core_h + problem.gap[1]) // down))
        x = core_w / 2 + problem.room + wide / 2
        sides = min(left, 2 * column)
        if core_w < WIDE * core_h or left <= 2 * column:
            found += _column(-x, ceil(sides / 2), core_h, high) + _column(x, sides // 2, core_h, high)
            left -= sides
            core_w = 2 * x + wide
        if left > 0:
            row = max(1, int((core_w + problem.gap[0]) // across))
            y = core_h / 2 + problem.room + high / 2
            ends = min(left, 2 * row)
            found += _row(y, ceil(ends / 2), core_w, wide) + _row(-y, ends // 2, core_w, wide)
            core_h = 2 * y + high
    return found


def _column(x: float, count: int, length: float, high: float) -> list[Point]:
    return [(x, at) for at in _even(count, length, high)]


def _row(y: float, count: int, length: float, wide: float) -> list[Point]:
    return [(at, y) for at in _even(count, length, wide)]


def _even(count: int, length: float, size: float) -> list[float]:
    """Middles spread evenly over a length, the outermost at its ends; one alone in the middle."""
    if count == 1:
        return [0.0]
    room = max(length - size, 0) / (count - 1) if count > 1 else 0
    return [round(-(count - 1) / 2 * room + n * room, 1) for n in range(count)]
