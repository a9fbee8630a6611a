"""A family tree: everybody has a place, nobody overlaps, and the order of telling changes nothing."""

import random

import pytest

from samspil.engines.kinship.ancestry import circle
from samspil.engines.kinship.check import faults
from samspil.engines.kinship.problem import Family, Kin, Line, Tree
from samspil.engines.kinship.solve import solve


def some_family(seed: int, size: int) -> Family:
    dice = random.Random(seed)
    keys = [f"p{n:02d}" for n in range(size)]
    people = tuple(Kin(k, dice.choice([0, dice.randrange(1, 30000)]), dice.choice([-1, 0, 1])) for k in keys)
    lines = []
    for n, key in enumerate(keys[1:], start=1):
        lines.append((*dice.sample([key, keys[dice.randrange(n)]], 2), dice.choice(list(Line))))
        if dice.random() < 0.3:
            lines.append((key, keys[dice.randrange(n)], dice.choice([Line.PARENT, Line.COUPLE])))
    return Family(keys[0], people, tuple(lines))


@pytest.mark.parametrize("seed", range(13))
def test_everybody_has_a_place_and_nobody_overlaps(seed):
    problem = some_family(seed, 2 + seed * 5)
    assert faults(problem, solve(problem)) == []


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_telling_changes_nothing(seed):
    problem = some_family(seed, 25)
    dice = random.Random(seed)
    other = Family(
        problem.ego,
        tuple(dice.sample(problem.people, len(problem.people))),
        tuple(dice.sample(problem.lines, len(problem.lines))),
    )
    assert solve(other) == solve(problem)


def test_parents_stand_above_with_the_child_between_them():
    people = tuple(Kin(k, side=s) for k, s in (("me", 0), ("mum", 1), ("dad", -1), ("gran", 1)))
    lines = (("mum", "me", Line.PARENT), ("dad", "me", Line.PARENT), ("gran", "mum", Line.PARENT))
    answer = solve(Family("me", people, lines))
    assert answer.rows == (("gran",), ("dad", "mum"), ("me",))
    at = answer.places
    assert at["dad"][0] < at["me"][0] < at["mum"][0]
    assert at["gran"][1] < at["mum"][1] < at["me"][1]


def test_who_had_two_partners_stands_between_them():
    people = tuple(Kin(k) for k in ("me", "half", "mum", "dad", "other"))
    lines = (
        ("mum", "me", Line.PARENT), ("dad", "me", Line.PARENT), ("mum", "half", Line.PARENT), ("other", "half", Line.PARENT),
    )  # fmt: skip
    row = solve(Family("me", people, lines)).rows[0]
    assert row[1] == "mum"


def test_a_circle_among_forebears_is_still_drawn():
    people = tuple(Kin(k) for k in "abc")
    problem = Family("a", people, (("a", "b", Line.PARENT), ("b", "c", Line.PARENT), ("c", "a", Line.PARENT)))
    assert faults(problem, solve(problem)) == []


def test_an_overlap_is_noticed():
    problem = Family("a", (Kin("a"), Kin("b")), ())
    assert "a and b overlap" in faults(problem, Tree({"a": (62, 84), "b": (70, 84)}, (("a", "b"),), 200, 168))


def test_her_own_grandmother_is_found_with_the_whole_chain():
    known = [("gran", "mum"), ("mum", "me"), ("dad", "me")]
    assert circle(known, "me", "gran") == ("gran", "mum", "me")
    assert circle(known, "gran", "me") == ()
    assert circle([], "me", "me") == ("me",)
