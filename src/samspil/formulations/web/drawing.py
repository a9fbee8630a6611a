"""A loop as a picture: where its boxes and arrows lie. Plain numbers; the template writes them as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDE, LINE, PAD = 124, 15, 10
GAP_X, GAP_Y = 26, 34
LETTERS, LINES = 17, 3


@dataclass(frozen=True, slots=True)
class Box:
    number: int
    x: float
    y: float
    width: float
    height: float
    middle: float
    lines: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[str, ...]


def draw(steps: Sequence[tuple[int, str]]) -> Drawing:
    """Clockwise in two columns: the first card top left, the last under it; the lowest of an odd number in the middle.
    `steps` are (number, text)."""
    count = len(steps)
    rows = (count + 1) // 2
    texts = [_lines(text) for _number, text in steps]
    height = max(len(lines) for lines in texts) * LINE + 2 * PAD
    boxes = []
    for n, (number, _text) in enumerate(steps):
        right = 1 <= n <= rows
        row = 0 if n == 0 else n - 1 if right else count - n
        lone = count % 2 and n == rows
        x = 12 + (WIDE + GAP_X) * (0.5 if lone else right)
        y = 14 + (height + GAP_Y) * row
        boxes.append(_box(number, x, y, height, texts[n]))
    pairs = list(zip(boxes, [*boxes[1:], boxes[0]], strict=True))
    arrows = tuple(_arrow(a, b, shift=6 if count == 2 else 0) for a, b in pairs)
    return Drawing(2 * WIDE + GAP_X + 24, 14 + rows * height + (rows - 1) * GAP_Y + 10, tuple(boxes), arrows)


def _box(number: int, x: float, y: float, height: float, lines: tuple[str, ...]) -> Box:
    top = y + (height - LINE * len(lines)) / 2 + LINE - 4
    placed = tuple((top + LINE * n, line) for n, line in enumerate(lines))
    return Box(number, x, y, WIDE, height, x + WIDE / 2, placed)


def _lines(text: str) -> tuple[str, ...]:
    """The beginning of a text in at most three short lines."""
    lines: list[str] = [""]
    for word in text.split():
        word = word if len(word) <= LETTERS else word[: LETTERS - 1] + "…"
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) <= LETTERS:
            lines[-1] += " " + word
        elif len(lines) == LINES:
            lines[-1] = lines[-1][: LETTERS - 1] + "…"
            break
        else:
            lines.append(word)
    return tuple(lines)


def _arrow(a: Box, b: Box, shift: float) -> str:
    """From the edge of one box to the edge of the next, straight where they face each other."""
    ax, ay, bx, by = a.middle, a.y + a.height / 2, b.middle, b.y + b.height / 2
    if abs(ay - by) < 1:
        side = 1 if bx > ax else -1
        y = ay - shift * side
        return f"M{ax + side * (a.width / 2 + 2):.0f} {y:.0f}H{bx - side * (b.width / 2 + 4):.0f}"
    side = 1 if by > ay else -1
    start, end = ay + side * (a.height / 2 + 2), by - side * (b.height / 2 + 4)
    if abs(ax - bx) > 1:  # from and to the box in the middle, beside each other
        ax, bx = ax + (bx - ax) * 0.3, bx - (bx - ax) * 0.3
    return f"M{ax:.0f} {start:.0f}L{bx:.0f} {end:.0f}"
