"""Checks a curve by itself, without how it was computed."""

import itertools

from samspil.engines.waiting.problem import Curve


def faults(curve: Curve) -> list[str]:
    wrong = []
    shares = [1.0, *(p.share for p in curve.points)]
    if any(after > before for before, after in itertools.pairwise(shares)):
        wrong.append("the share that waits longer grows")
    if any(not 0 < p.came <= p.at_risk <= curve.n for p in curve.points):
        wrong.append("for more people it came than waited")
    if [p.day for p in curve.points] != sorted({p.day for p in curve.points}):
        wrong.append("the days are not in order")
    if sum(p.came for p in curve.points) + curve.waiting != curve.n:
        wrong.append("somebody is lost or counted twice")
    return wrong
