"""Boxes around a core: each has a seat, none overlaps, and the order of telling changes nothing."""

import random

import pytest

from samspil.engines.circles.assign import assign
from samspil.engines.circles.check import faults
from samspil.engines.circles.problem import Around, Box, Circle
from samspil.engines.circles.solve import solve


def some(seed: int, size: int) -> Around:
    dice = random.Random(seed)
    keys = [f"b{n:02d}" for n in range(size)]
    core = (dice.choice([60, 200, 700]), dice.choice([60, 300, 520]))
    boxes = []
    for key in keys:
        toward: list = [(dice.uniform(-core[0], core[0]) / 2, dice.uniform(-core[1], core[1]) / 2)]
        if dice.random() < 0.3:
            toward.append(dice.choice(keys))
        boxes.append(Box(key, tuple(toward), dice.choice([-1, 0, 1])))
    return Around(core, tuple(boxes))


@pytest.mark.parametrize("seed", range(14))
def test_every_box_sits_outside_the_core_and_on_no_other(seed):
    problem = some(seed, 1 + seed * 5)
    assert faults(problem, solve(problem)) == []


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_telling_changes_nothing(seed):
    problem = some(seed, 20)
    shuffled = tuple(random.Random(seed).sample(problem.boxes, len(problem.boxes)))
    assert solve(Around(problem.core, shuffled)) == solve(problem)


def test_a_box_sits_on_the_side_of_whom_it_is_tied_to():
    boxes = (Box("a", ((-100, 0),)), Box("b", ((100, 0),)))
    places = solve(Around((300, 200), boxes)).places
    assert places["a"][0] < 0 < places["b"][0]


def test_an_overlap_is_noticed():
    problem = Around((50, 50), (Box("a"), Box("b")))
    assert faults(problem, Circle({"a": (200, 0), "b": (210, 0)}, 600, 600)) == ["a and b overlap"]


def test_the_cheapest_assignment_is_found():
    assert assign([[4, 1, 3], [2, 0, 5], [3, 2, 2]]) == [1, 0, 2]
    assert assign([[1, 0, 9]]) == [1]
