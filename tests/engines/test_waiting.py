"""Against the example that text books print: remission under 6-mercaptopurine and placebo (Freireich and others 1963)."""

import random

import pytest

from samspil.engines.waiting.check import faults
from samspil.engines.waiting.problem import Curve, Point, Wait
from samspil.engines.waiting.solve import solve

TREATED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
FOLLOWED = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def test_the_published_curve_and_medians_come_out():
    curve = solve([Wait(d, True) for d in TREATED] + [Wait(d, False) for d in FOLLOWED])
    printed = {
        6: (21, 0.857),
        7: (17, 0.807),
        10: (15, 0.753),
        13: (12, 0.690),
        16: (11, 0.627),
        22: (7, 0.538),
        23: (6, 0.448),
    }
    assert {p.day: (p.at_risk, round(p.share, 3)) for p in curve.points} == printed
    assert (curve.n, curve.waiting, curve.median, faults(curve)) == (21, 12, 23, [])
    assert solve([Wait(d, True) for d in PLACEBO]).median == 8


def test_a_median_that_was_not_reached_is_not_invented():
    assert solve([]).median is None
    assert solve([Wait(3, True), Wait(9, False), Wait(9, False)]).median is None
    assert solve([Wait(3, True), Wait(9, False)]).median == 3
    with pytest.raises(ValueError, match="no day"):
        solve([Wait(-1, True)])


def test_order_makes_no_difference_and_without_anybody_waiting_it_is_the_plain_median():
    dice = random.Random(7)
    for _ in range(30):
        waits = [Wait(dice.randrange(40), dice.random() < 0.6) for _ in range(dice.randrange(1, 40))]
        curve = solve(waits)
        assert faults(curve) == [] and solve(sorted(waits, key=lambda w: dice.random())) == curve
        days = sorted(w.days for w in waits)
        assert solve([Wait(d, True) for d in days]).median == days[(len(days) - 1) // 2]


def test_a_wrong_curve_is_noticed():
    assert faults(Curve(3, 0, (Point(4, 3, 1, 0.5), Point(2, 5, 1, 0.7)))) == [
        "the share that waits longer grows", "for more people it came than waited", "the days are not in order",
        "somebody is lost or counted twice",
    ]  # fmt: skip
