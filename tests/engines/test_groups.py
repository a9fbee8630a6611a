"""Groups of foster families: as few as can be without a seat, then the fewest points, with proof."""

import random
from dataclasses import replace
from itertools import combinations_with_replacement, product

import pytest

from samspil.engines.groups.check import faults
from samspil.engines.groups.problem import Family, Grouping, Impossible, Kind, Weights, cost
from samspil.engines.groups.seats import tell_apart
from samspil.engines.groups.solve import solve

AGES = ((0, 9), (10, 17))


def drawn(seed: int, families: int = 7, groups: int = 3, least: int = 2, most: int = 3) -> Grouping:
    dice = random.Random(seed)
    told = tuple(
        Family(
            f"f{n}", tuple(None if dice.random() < 0.1 else dice.randint(5, 70) for _ in range(2)),
            tuple(dice.randint(0, 17) for _ in range(dice.randint(0, 2))),
            tuple(dice.sample(("learning", "play"), dice.randint(0, 2))),
        )
        for n in range(families)
    )  # fmt: skip
    keys = [f.key for f in told]
    apart = frozenset(frozenset(dice.sample(keys, 2)) for _ in range(dice.randint(0, 3)))
    return Grouping(
        told, ("north", "south"), ("learning", "play"), AGES, groups, least, most, 60, apart, Weights(1, 7, 4)
    )


def everything(problem: Grouping) -> tuple[int, int]:
    """The fewest without a seat and their fewest points, by trying every choice of kinds and every family in each of them."""
    kinds = [k for k in problem.kinds if any(cost(problem, f, k) for f in problem.families)]
    best = (len(problem.families), 0)
    for count in range(1, problem.groups + 1):
        for opened in combinations_with_replacement(kinds, count):
            costs = [[cost(problem, f, k) for k in opened] for f in problem.families]
            best = min(best, _best(problem, costs, count, best))
    return best


def _best(problem: Grouping, costs: list, count: int, best: tuple[int, int]) -> tuple[int, int]:
    families, found = problem.families, best

    def place(at: int, groups: list[list[str]], without: int, points: int) -> None:
        nonlocal found
        if (without, points) >= found:
            return
        if at == len(families):
            if all(len(g) >= problem.least for g in groups):
                found = (without, points)
            return
        key = families[at].key
        for group, paid in zip(groups, costs[at], strict=True):
            if (
                paid
                and len(group) < problem.most
                and not any(frozenset((key, o)) in problem.apart for o in group)
            ):
                group.append(key)
                place(at + 1, groups, without, points + paid.points)
                group.pop()
        place(at + 1, groups, without + 1, points)

    place(0, [[] for _ in range(count)], 0, 0)
    return found


@pytest.mark.parametrize("seed", range(12))
def test_it_is_as_good_as_trying_everything(seed):
    problem = drawn(seed, families=6, groups=2)
    answer = solve(problem)
    assert faults(problem, answer) == [] and answer.proven
    assert (len(answer.without), answer.points) == everything(problem)


def test_a_plain_model_with_named_groups_finds_nothing_better():
    from tests.engines.groups_plain import plain

    problem = drawn(2, families=16, groups=4, least=3, most=5)
    answer = solve(problem)
    assert faults(problem, answer) == [] and answer.proven
    assert plain(problem) == (len(answer.without), answer.points)
    again = solve(replace(problem, families=problem.families[::-1]))
    assert (len(again.without), again.points) == (len(answer.without), answer.points)


def test_a_search_that_is_cut_short_says_its_gap():
    answer = solve(drawn(3, families=40, groups=8, least=4, most=6), nodes=0)
    assert faults(drawn(3, families=40, groups=8, least=4, most=6), answer) == []
    assert answer.gap >= 0 and answer.bound <= answer.points


def test_what_a_seat_costs_is_told_by_what_it_is_for():
    two = (Family("a", (30, None), (3, 12), ("play",)), Family("b", (70, 10)))
    problem = replace(drawn(1), families=two, apart=frozenset())
    a, b = problem.families
    assert cost(problem, a, Kind(0, "play", (10, 17))).points == 30
    told = cost(problem, a, Kind(1, "learning", (14, 17)))
    assert (told.way, told.wish, told.ages) == (60, 7, 8), (
        "an unknown way counts as the furthest that is allowed"
    )
    assert cost(problem, b, Kind(0, "play", (0, 9))) is None
    assert cost(problem, b, Kind(1, "play", (0, 9))).points == 10, (
        "no wish and no child are nothing against it"
    )


def test_two_who_should_not_sit_together_meet_in_no_group_of_a_kind():
    near = tuple(Family(f"f{n}", (10,)) for n in range(6))
    apart = frozenset(frozenset((f"f{a}", f"f{b}")) for a, b in product((0, 1), (2, 3)))
    problem = Grouping(near, ("here",), ("play",), ((0, 17),), 2, 3, 3, apart=apart)
    answer = solve(problem)
    assert faults(problem, answer) == [] and not answer.without and len(answer.groups) == 2
    assert tell_apart(["a", "b", "c"], 1, 1, 3, frozenset({frozenset("ab")})) is None


def test_with_nobody_and_with_no_possible_seat_there_is_an_answer():
    assert solve(Grouping((), ("here",), ("play",), AGES, 1, 2, 4)).proven
    far = solve(Grouping((Family("a", (90,)), Family("b", (5,))), ("here",), ("play",), AGES, 1, 2, 4))
    assert far.without == ("a", "b") and far.groups == () and far.proven


def test_what_contradicts_itself_is_named():
    with pytest.raises(Impossible) as said:
        Grouping(
            (Family("a", (1, 2)), Family("a", (1,), (), ("nothing",))), ("here",), ("play",), ((9, 3),), 0, 5, 4,
            apart=frozenset({frozenset({"a", "z"})}),
        )  # fmt: skip
    assert said.value.clashes == [
        "a is there 2 times", "a tells the way to 2 of 1 places", "a wishes nothing, which is no theme",
        "a and z cannot be kept apart", "a group of 5 to 4 families", "no group can be made", "ages from 9 to 3",
    ]  # fmt: skip


def test_the_witness_sees_what_was_tampered_with():
    problem = drawn(1)
    answer = solve(problem)
    first, *rest = answer.groups
    one = replace(first, families=first.families[:-1])
    assert any("told 0 times" in words for words in faults(problem, replace(answer, groups=(one, *rest))))
    assert faults(problem, replace(answer, points=answer.points + 1)) != []
    assert faults(problem, replace(answer, bound=answer.points + 1)) != []
    assert any(
        "of at most 1" in w
        for w in faults(replace(problem, groups=1), replace(answer, groups=(first, first)))
    )
