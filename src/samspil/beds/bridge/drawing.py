"""Pictures of numbers, drawn on the server from the same numbers as the table under each. Plain shapes with classes: on the
page they take the colours of the design, on paper those of `PAPER`."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

PAPER = (
    "text{font-family:'Libertinus Serif';font-size:12px;fill:#000}.grid{stroke:#ddd}.was{fill:#8a8a8a}.is{fill:#0b5f63}"
    ".line{fill:none;stroke:#17252b;stroke-width:2.5}.dot{fill:#17252b}.ahead{fill:none;stroke:#0b5f63;stroke-width:2.5;"
    "stroke-dasharray:2 5;stroke-linecap:round}.to{fill:#fff;stroke:#0b5f63;stroke-width:2.5}.aim{stroke:#7a4b00;"
    "stroke-width:1.5;stroke-dasharray:6 4}.aimword{fill:#7a4b00}.span{stroke:#0b5f63;stroke-width:6;opacity:.3;stroke-linecap:round}"
)


class Picture:
    """Shapes one by one; said as one image with a title and a sentence."""

    def __init__(self, width: int, height: int, title: Any, told: Any) -> None:
        self.width, self.height, self.title, self.told = width, height, str(title), str(told)
        self.shapes: list[SafeString] = []

    def line(self, css: str, x1: float, y1: float, x2: float, y2: float) -> None:
        self.shapes.append(
            format_html('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>', css, *_short(x1, y1, x2, y2))
        )

    def bar(self, css: str, x: float, y: float, width: float, height: float) -> None:
        told = _short(x, y, width, height)
        self.shapes.append(
            format_html('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="2"/>', css, *told)
        )

    def dot(self, css: str, x: float, y: float, r: float = 3.5) -> None:
        self.shapes.append(format_html('<circle class="{}" cx="{}" cy="{}" r="{}"/>', css, *_short(x, y, r)))

    def path(self, css: str, points: Iterable[tuple[float, float]]) -> None:
        said = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.shapes.append(format_html('<polyline class="{}" points="{}"/>', css, said))

    def text(self, words: Any, x: float, y: float, anchor: str = "middle", css: str = "") -> None:
        told = (css, anchor, *_short(x, y), str(words))
        self.shapes.append(format_html('<text class="{}" text-anchor="{}" x="{}" y="{}">{}</text>', *told))

    def svg(self, *, paper: bool = False) -> SafeString:
        inside = format_html_join("", "{}", ((shape,) for shape in self.shapes))
        style = format_html("<style>{}</style>", SafeString(PAPER)) if paper else SafeString("")
        return format_html(
            '<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" aria-label="{}">'
            "<title>{}</title>{}{}</svg>",
            self.width, self.height, f"{self.title}. {self.told}", self.title, style, inside,
        )  # fmt: skip


def _short(*values: float) -> tuple[str, ...]:
    return tuple(f"{value:.1f}" for value in values)


def _ceiling(value: float) -> float:
    """The next of 1, 2, 3, 4, 5, 10 times a power of ten: where an axis may end."""
    power = 10.0 ** len(str(int(max(value, 0.0)))) / 10
    if value < 1:
        power = next(p for p in (0.001, 0.01, 0.1) if value <= p * 10)
    return next(step * power for step in (1, 2, 3, 4, 5, 10) if value <= step * power + 1e-12)


def _axis(pen: Picture, top: float, left: float, right: float, y0: float, y1: float, percent: bool) -> None:
    for part in (0, 0.25, 0.5, 0.75, 1) if top >= 4 or percent else (0, 1):
        y, value = y0 - (y0 - y1) * part, top * part
        pen.line("grid", left, y, right, y)
        pen.text(f"{round(100 * value, 1):g} %" if percent else f"{value:g}", left - 6, y + 4, "end")


def taken(was: Sequence[float], now: Sequence[float], *, title: Any, told: Any) -> Picture:
    """How long so many beds are taken: two rows of bars side by side, a share of time each. The last of the second is hatched
    by its outline: then the house is full."""
    pen = Picture(560, 230, title, told)
    top = _ceiling(max([*was, *now, 0.01]))
    _axis(pen, top, 46, 552, 190, 16, percent=True)
    n = max(len(was), len(now))
    wide = 506 / n
    each = min(20.0, wide * 0.4)
    for k in range(n):
        x = 46 + wide * (k + 0.5)
        for css, row, begin in (("was", was, x - each - 0.5), ("is", now, x + 0.5)):
            if k < len(row):
                high = 174 * row[k] / top
                full = " full" if k == len(row) - 1 else ""
                pen.bar(css + full, begin, 190 - high, each, high)
        if n <= 26 or k % 5 == 0:
            pen.text(k, x, 208)
    return pen


def path(
    past: Sequence[tuple[int, float]],
    ahead: Sequence[tuple[int, float]],
    goal: float | None,
    *,
    title: Any,
    told: Any,
    goal_words: Any = "",
) -> Picture:
    """What was, year by year; what a plan would bring, dotted; the aim as a level."""
    pen = Picture(560, 230, title, told)
    points = [*past, *ahead]
    first, last = min(y for y, _v in points), max(y for y, _v in points)
    top = _ceiling(max([v for _y, v in points] + [goal or 0, 1]))

    def at(year: float, value: float) -> tuple[float, float]:
        return 46 + 470 * (year - first) / max(1, last - first), 190 - 174 * value / top

    _axis(pen, top, 46, 552, 190, 16, percent=False)
    step = 1 + (last - first) // 8
    for year in range(first, last + 1, step):
        pen.text(year, at(year, 0)[0], 208)
    if goal is not None:
        y = at(first, goal)[1]
        pen.line("aim", 46, y, 552, y)
        pen.text(goal_words, 50, y + 15, "start", "aimword")
    if len(ahead) > 1:
        pen.path("ahead", [at(*point) for point in ahead])
        pen.dot("to", *at(*ahead[-1]), 5)
        pen.text(f"{ahead[-1][1]:g}", at(*ahead[-1])[0] + 9, at(*ahead[-1])[1] + 4, "start")
    pen.path("line", [at(*point) for point in past])
    for point in past:
        pen.dot("dot", *at(*point))
        pen.text(
            f"{point[1]:g}", at(*point)[0], at(*point)[1] - 8, "start" if point[0] == first else "middle"
        )
    return pen


def risk(
    rows: Sequence[tuple[int, float, float, float]], *, title: Any, told: Any, high: float = 0.01
) -> Picture:
    """A share at each year, with the band it lies in: year, share, low, high. The scale reaches `high` at least."""
    pen = Picture(560, 230, title, told)
    top = _ceiling(max([upper for _y, _m, _l, upper in rows] + [high]))
    _axis(pen, top, 46, 552, 190, 16, percent=True)
    wide = 490 / max(1, len(rows))
    points = []
    for n, (year, mean, low, upper) in enumerate(rows):
        x = 46 + wide * (n + 0.5)
        points.append((x, 190 - 174 * mean / top))
        pen.line("span", x, 190 - 174 * low / top, x, 190 - 174 * upper / top)
        pen.text(year, x, 208)
    pen.path("ahead", points)
    for (x, y), row in zip(points, rows, strict=True):
        pen.dot("to", x, y, 4.5)
        pen.text(f"{number_format(100 * row[1], 1)} %", x + 9, y - 7, "start" if len(rows) < 9 else "middle")
    return pen
