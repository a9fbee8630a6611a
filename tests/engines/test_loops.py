from hypothesis import given
from hypothesis import strategies as st

from samspil.engines.loops.check import faults
from samspil.engines.loops.problem import Arrows, Loops
from samspil.engines.loops.solve import solve


def test_a_chain_has_no_loop_and_a_closed_chain_has_one():
    assert solve(Arrows(((1, 10), (10, 3), (3, 8)))).loops == ()
    assert solve(Arrows(((1, 10), (10, 3), (3, 8), (8, 1)))).loops == ((1, 10, 3, 8),)


def test_two_that_keep_each_other_going_are_a_loop_and_one_alone_is_not():
    assert solve(Arrows(((1, 2), (2, 1), (3, 3)))).loops == ((1, 2),)


def test_a_loop_longer_than_asked_for_is_left_out():
    ring = tuple((n, n % 9 + 1) for n in range(1, 10))
    assert solve(Arrows(ring)).loops == ()
    assert solve(Arrows(ring, longest=9)).loops == ((1, 2, 3, 4, 5, 6, 7, 8, 9),)


def test_a_search_that_is_cut_says_so():
    everything = tuple((a, b) for a in range(30) for b in range(30) if a != b)
    answer = solve(Arrows(everything))
    assert not answer.complete and faults(Arrows(everything), answer) == []


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=20))
def test_every_answer_holds_and_a_loop_is_there_when_one_can_be_walked(arrows):
    problem = Arrows(tuple(arrows))
    answer = solve(problem)
    assert faults(problem, answer) == []
    reach = {(a, b) for a, b in arrows if a != b}
    for middle in range(7):
        reach |= {(a, b) for a in range(7) for b in range(7) if (a, middle) in reach and (middle, b) in reach}
    assert bool(answer.loops) == any((n, n) in reach for n in range(7))


def test_the_witness_notices_a_wrong_answer():
    assert len(faults(Arrows(((1, 2),)), Loops(((1, 2), (1, 2)), True))) == 3
