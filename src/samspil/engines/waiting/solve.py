"""The product-limit estimator. Who left on a day for another reason still counts as waiting on that day."""

from collections.abc import Iterable

from samspil.engines.waiting.problem import Curve, Point, Wait


def solve(waits: Iterable[Wait]) -> Curve:
    """The curve of these waits, whatever their order."""
    days: dict[int, list[int]] = {}
    n = 0
    for wait in waits:
        if wait.days < 0:
            raise ValueError("nobody waits less than no day")
        came, left = days.setdefault(wait.days, [0, 0])
        days[wait.days] = [came + wait.over, left + (not wait.over)]
        n += 1
    share, at_risk, points = 1.0, n, []
    for day in sorted(days):
        came, left = days[day]
        if came:
            share *= (at_risk - came) / at_risk
            points.append(Point(day, at_risk, came, share))
        at_risk -= came + left
    return Curve(n, sum(left for _came, left in days.values()), tuple(points))
