"""The curve of the bound, as points of a drawing: how many calls a month could lie behind so many silent days."""

from dataclasses import dataclass
from typing import Any

WIDE, HIGH, LEFT, LOW = 420, 190, 30, 170
TOP = 10.0


@dataclass(frozen=True, slots=True)
class Curve:
    past: str
    later: str
    area: str
    here: tuple[float, float]
    days: tuple[tuple[float, int], ...]
    rates: tuple[tuple[float, int], ...]


def curve(bound: Any) -> Curve:
    """Solid up to today, dashed after it."""
    last = bound.curve[-1][0]

    def x(days: float) -> float:
        return round(LEFT + (WIDE - LEFT - 8) * days / last, 1)

    def y(rate: float) -> float:
        return round(LOW - (LOW - 10) * min(rate, TOP) / TOP, 1)

    here = (x(bound.exposure), y(bound.a_month))
    points = [(n, rate) for n, rate in bound.curve if rate <= TOP]
    past = [(x(n), y(rate)) for n, rate in points if n < bound.exposure] + [here]
    later = [here] + [(x(n), y(rate)) for n, rate in points if n > bound.exposure]
    line = " ".join(f"{a},{b}" for a, b in past)
    step = max(15, round(last / 8 / 5) * 5)
    return Curve(
        past=line, later=" ".join(f"{a},{b}" for a, b in later),
        area=f"{past[0][0]},{LOW} {line} {here[0]},{LOW}", here=here,
        days=tuple((x(n), n) for n in range(0, last + 1, step)), rates=tuple((y(n), n) for n in range(0, 11, 2)),
    )  # fmt: skip
