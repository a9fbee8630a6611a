"""Many children at once: the best assignment is the best, says why, and does not depend on the order of telling."""

import dataclasses
import random

import pytest

from samspil.engines.matching.check import faults, swaps
from samspil.engines.matching.cuts import Cliques
from samspil.engines.matching.explain import explain
from samspil.engines.matching.flow import Flow
from samspil.engines.matching.greedy import one_by_one
from samspil.engines.matching.limits import by_home, by_unit
from samspil.engines.matching.problem import (
    Because,
    Home,
    Impossible,
    Matching,
    Respite,
    Status,
    Still,
    Unit,
    Waits,
    Worth,
    Wrong,
)
from samspil.engines.matching.relax import Whole
from samspil.engines.matching.solve import solve
from samspil.engines.matching.ways import dear, ways
from tests.engines.matching_cases import best_of_all, some_question


def shuffled(problem: Matching, dice: random.Random) -> Matching:
    units = [
        dataclasses.replace(u, children=tuple(dice.sample(u.children, len(u.children))))
        for u in problem.units
    ]
    rows = {c: dict(dice.sample(list(row.items()), len(row))) for c, row in problem.unmet.items()}
    return dataclasses.replace(
        problem,
        units=tuple(dice.sample(units, len(units))),
        homes=tuple(dice.sample(problem.homes, len(problem.homes))),
        unmet=dict(dice.sample(list(rows.items()), len(rows))),
        apart=frozenset(tuple(dice.sample(pair, 2)) for pair in problem.apart),
    )


@pytest.mark.parametrize("seed", range(2))
def test_it_equals_trying_everything_and_never_does_worse_than_one_by_one(seed):
    dice = random.Random(seed)
    for turn in range(300):
        problem = some_question(dice, children=4 + 2 * seed, homes=3 + seed)
        answer, greedy = solve(problem), one_by_one(problem)
        assert answer.worth == best_of_all(problem) and answer.status == Status.OPTIMAL, problem
        assert faults(problem, answer) == [] and swaps(problem, answer) == (), problem
        assert faults(problem, greedy) == [] and greedy.worth >= answer.worth, problem
        if turn % 10 == 0:
            assert solve(shuffled(problem, dice)) == answer, problem
            assert one_by_one(shuffled(problem, dice)) == greedy, problem
            chains = explain(problem, greedy, answer)
            assert sum(c.waiting_less for c in chains) == greedy.worth.waiting - answer.worth.waiting
            assert sum(c.unmet_less for c in chains) == greedy.worth.unmet - answer.worth.unmet


def test_single_children_equal_trying_everything_by_thousands():
    dice = random.Random(5)
    for _ in range(1500):
        problem = some_question(dice, children=5, homes=3, plain=True)
        answer = solve(problem)
        assert answer.worth == best_of_all(problem) == answer.bound, problem
        assert faults(problem, answer) == []


def test_plain_assignments_equal_scipys():
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    dice = np.random.default_rng(3)
    for size in (2, 7, 20, 60):
        costs = dice.integers(0, 50, (size, size + int(dice.integers(0, 9))))
        rows, columns = linear_sum_assignment(costs)
        arcs = [sorted((int(cost), home) for home, cost in enumerate(row)) for row in costs]
        flow = Flow(arcs, [1] * costs.shape[1]).settle()
        assert flow.cost() == costs[rows, columns].sum() == flow.bound()


def test_a_larger_one_equals_the_plain_whole_program_and_an_answer_cut_short_says_so(monkeypatch):
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csc_array

    from bench.matching_site.cases import case
    from bench.matching_site.model import model_of

    problem = case(40, siblings=True, seed=2)
    plain = model_of(problem, "subsets")
    rows = csc_array((plain.value, (plain.row, plain.column)), (len(plain.most), len(plain.cost)))
    told = milp(
        plain.cost, integrality=np.ones(len(plain.cost)), bounds=Bounds(0, 1),
        constraints=LinearConstraint(rows, plain.least, plain.most),
    )  # fmt: skip
    monkeypatch.setattr("samspil.engines.matching.relax.MUCH", 50)
    answer = solve(problem)
    assert dear(problem) * answer.worth.waiting + answer.worth.unmet == round(told.fun) + plain.constant
    assert answer.status == Status.OPTIMAL and faults(problem, answer) == [] and swaps(problem, answer) == ()
    monkeypatch.setattr("samspil.engines.matching.solve.whole", lambda *_: Whole([], 0, False))
    short = solve(problem)
    assert short.status == Status.GAP and faults(problem, short) == [] and swaps(problem, short) == ()
    assert short.bound <= answer.worth <= short.worth <= one_by_one(problem).worth and short.gap.unmet > 0


def four(**more) -> Matching:
    """Ann waits longest; Bo and Cy are brothers; Di has one home only."""
    units = (Unit("ann", ("ann",), 30), Unit("bocy", ("bo", "cy"), 20), Unit("di", ("di",), 10))
    homes = (Home("elm", 1), Home("fir", 2), Home("oak", 1))
    unmet = {"ann": {"elm": 0, "oak": 1}, "bo": {"fir": 2}, "cy": {"fir": 1}, "di": {"elm": 3}}
    return Matching(units, homes, unmet, **more)


def test_one_makes_room_for_another_and_it_is_said_for_whom():
    problem = four()
    greedy, answer = one_by_one(problem), solve(problem)
    assert greedy.places == {"ann": "elm", "bo": "fir", "cy": "fir"}
    assert greedy.waits == {"di": Waits(Still.OTHERS, ("elm",))}
    assert answer.places == {"ann": "oak", "bo": "fir", "cy": "fir", "di": "elm"}
    assert (greedy.worth, answer.worth, answer.bound) == (Worth(1, 3), Worth(0, 7), Worth(0, 7))
    (chain,) = explain(problem, greedy, answer)
    assert (chain.waiting_less, chain.unmet_less) == (1, -4)
    ann, di = chain.changes
    assert (ann.because, ann.for_whom, ann.before, ann.after) == (Because.MAKES_ROOM, ("di",), "elm", "oak")
    assert (di.because, di.unmet_before, di.unmet_after) == (Because.FINDS_A_HOME, None, 3)
    assert [(s.children, s.homes) for s in swaps(problem, greedy)] == []


def test_a_late_ban_on_one_brother_sends_both_elsewhere_or_splits_them_at_a_cost():
    banned = four(bans=frozenset({("cy", "fir")}))
    answer = solve(banned)
    assert set(answer.waits) == {"bo", "cy"} and answer.waits["cy"].why == Still.NO_HOME
    units = (Unit("bocy", ("bo", "cy"), 20, split=5),)
    homes = (Home("elm", 1), Home("fir", 2))
    unmet = {"bo": {"fir": 2, "elm": 0}, "cy": {"fir": 1, "elm": 0}}
    together = solve(Matching(units, homes, unmet))
    apart = solve(Matching(units, homes, unmet, bans=frozenset({("cy", "fir")})))
    assert together.places == {"bo": "fir", "cy": "fir"} and together.split == {}
    assert (
        apart.places == {"bo": "fir", "cy": "elm"}
        and apart.split == {"bocy": 5}
        and apart.worth == Worth(0, 7)
    )


def test_shared_respite_and_places_by_kind_hold():
    units = tuple(Unit(c, (c,), kind="long") for c in ("a", "b", "c"))
    homes = (Home("h", 3, {"long": 2}), Home("k", 3))
    unmet = {c: {"h": 0, "k": 5} for c in ("a", "b", "c")}
    assert sorted(solve(Matching(units, homes, unmet)).places.values()) == ["h", "h", "k"]
    shared = Matching(units, homes, unmet, pools=(Respite("p", 1, ("h", "k")),), respite={"a": 1, "b": 1})
    assert solve(shared).worth.waiting == 1
    kept = Matching(units, homes, unmet, apart=frozenset({("a", "b"), ("b", "c"), ("c", "a")}))
    assert solve(kept).worth == Worth(1, 5)


def test_contradictions_are_named_all_at_once():
    units = (Unit("s", ("a", "b")), Unit("t", ("c",)))
    homes = (Home("h", 1), Home("k", 2))
    unmet = {"a": {"h": 0, "k": 0}, "b": {"k": 1}, "c": {"k": 0}}
    with pytest.raises(Impossible) as told:
        Matching(units, homes, unmet, frozenset({("b", "a"), ("c", "c")}), held={"c": "h"})
    found = {(c.wrong, c.children, c.homes) for c in told.value.clashes}
    assert found == {
        (Wrong.TOGETHER_AND_APART, ("a", "b"), ()),
        (Wrong.SELF_APART, ("c",), ()),
        (Wrong.HELD_NOT_ELIGIBLE, ("c",), ("h",)),
    }
    with pytest.raises(Impossible, match="held overfull: a, b, c, k"):
        Matching(units, homes, unmet, held={"a": "k", "c": "k"})
    with pytest.raises(Impossible, match="held and banned: c, k"):
        Matching(units, homes, unmet, held={"c": "k"}, bans=frozenset({("c", "k")}))
    with pytest.raises(Impossible, match=r"twice: a.*unknown: x"):
        Matching((*units, Unit("u", ("a",))), homes, unmet | {"c": {"x": 1}})


def test_the_witness_catches_an_answer_that_was_tampered_with():
    problem = four(bans=frozenset({("di", "oak")}))
    answer = solve(problem)
    assert faults(problem, answer) == []
    split = dataclasses.replace(answer, places={**answer.places, "bo": "elm"})
    assert "bo may not be in elm with nobody" in faults(
        problem, split
    ) and "bocy does not stay together" in faults(problem, split)
    better = dataclasses.replace(answer, worth=Worth(0, 6), bound=Worth(0, 6))
    assert faults(problem, better) == [f"it comes to {Worth(0, 7)}, not to {Worth(0, 6)}"]
    lost = dataclasses.replace(answer, places={c: h for c, h in answer.places.items() if c != "di"})
    assert "nothing is said about di" in faults(problem, lost)
    greedy = dataclasses.replace(one_by_one(problem), status=Status.OPTIMAL, bound=Worth(0, 7))
    assert faults(problem, greedy) == ["it is called optimal and its bound does not say so"]


def test_an_obvious_swap_is_seen():
    units = tuple(Unit(c, (c,)) for c in ("a", "b", "c"))
    problem = Matching(
        units, (Home("h", 1), Home("k", 1)), {c: {"h": n, "k": 3 - n} for n, c in enumerate("abc")}
    )
    answer = solve(problem)
    worse = dataclasses.replace(answer, places={"a": "k", "b": "h"}, waits={"c": Waits(Still.OTHERS)})
    assert {(s.children, s.homes, s.unmet_less) for s in swaps(problem, worse)} >= {
        (("a", "b"), ("h", "k"), 2)
    }
    assert swaps(problem, answer) == ()


def test_ways_that_exclude_each_other_over_children_and_homes_are_counted_once():
    """Four brothers and sisters, two homes of three places: in halves each pair could go to both homes, and no half can."""
    four_ = Unit("u", ("a", "b", "c", "d"), split=3)
    problem = Matching((four_,), (Home("x", 3), Home("y", 3)), {c: {"x": 0, "y": 0} for c in four_.children})
    found = ways(problem)
    pairs = [w for w, (who, home) in enumerate(zip(found.who, found.home, strict=True))
             if len(who) == 2 and home >= 0 and set(who) in ({"a", "b"}, {"c", "d"}, {"a", "c"}, {"b", "d"})
             and (set(who) in ({"a", "b"}, {"c", "d"})) == (found.homes[home].key == "x")]  # fmt: skip
    value, spare = [0.0] * len(found.cost), [0.0] * len(found.cost)
    for way in pairs:
        value[way] = 0.5
    [clique, *_more] = Cliques(found, by_home(found), by_unit(found)).broken(pairs, value, spare)
    assert set(pairs) <= set(clique) and not _more
    for one in clique:
        for other in clique:
            same = found.home[one] == found.home[other] >= 0
            assert set(found.who[one]) & set(found.who[other]) or (
                same and found.load[one] + found.load[other] > 3
            )
