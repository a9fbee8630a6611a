"""Every state ends a call somewhere: all states and all that can be told are walked through."""

from itertools import product

import pytest

from samspil.engines.escalation.problem import Chain, End, Heard, State, Step
from samspil.engines.escalation.solve import begin, hear, overdue

MISSED = [Heard.NO_ANSWER, Heard.BUSY, Heard.ERROR]


def chain(n: int) -> Chain:
    return Chain(tuple(Step(f"+45{i}", 20) for i in range(n)))


def reached(of: Chain) -> set[State]:
    found, new = {begin(of)}, [begin(of)]
    while new:
        state = new.pop()
        for step, heard in product(range(-1, len(of.steps) + 1), Heard):
            after = hear(of, state, step, heard)
            if after not in found:
                found.add(after)
                new.append(after)
    return found


@pytest.mark.parametrize("n", range(5))
def test_from_every_state_that_can_be_reached_a_call_ends_and_stays_ended(n):
    of = chain(n)
    for state in reached(of):
        for step, heard in product(range(-1, n + 1), Heard):
            after = hear(of, state, step, heard)
            assert hear(of, after, step, heard) == after or heard in MISSED, "told twice is told once"
            assert state.end is None or after == state
        silent, rings = state, 0
        while silent.end is None and not silent.talking:
            assert overdue(of, silent, 36) and not overdue(of, silent, 20)
            silent, rings = hear(of, silent, silent.at, Heard.NO_ANSWER), rings + 1
        assert rings <= n
        ended = hear(of, silent, 0, Heard.OVER) if silent.talking else silent
        assert ended.end is not None


def test_every_way_in_which_what_is_told_gets_lost_comes_late_or_never_ends_the_call():
    """On duty or a gap, first line, second line and who answers otherwise, each answered, not, busy, failed or unheard of; any of
    these words lost; then the clock alone."""
    words = [*MISSED, Heard.ANSWERED, Heard.HUNG_UP, None]
    for n in range(5):
        of = chain(n)
        for told in product(words, repeat=n):
            state = begin(of)
            for step, heard in enumerate(told):
                state = hear(of, state, step, heard) if heard else state
            for _left in range(n):
                state = hear(of, state, state.at, Heard.NO_ANSWER)
            state = hear(of, state, state.at, Heard.OVER)
            assert state.end is not None
            if Heard.HUNG_UP not in told:
                assert (state.end == End.ANSWERED) == (Heard.ANSWERED in told)


def test_every_combination_of_what_three_numbers_do_ends_as_it_should():
    of = chain(3)
    for told in product([*MISSED, Heard.ANSWERED], repeat=3):
        state = begin(of)
        for step, heard in enumerate(told):
            if not state.talking:
                state = hear(of, state, step, heard)
        if Heard.ANSWERED in told:
            assert state == State(told.index(Heard.ANSWERED), talking=True)
        else:
            assert state.end == End.NOBODY
    assert begin(chain(0)).end == End.NOBODY
    assert hear(of, begin(of), 0, Heard.HUNG_UP).end == End.GAVE_UP


def test_what_comes_twice_late_or_too_early_changes_nothing():
    of = chain(3)
    second = hear(of, begin(of), 0, Heard.BUSY)
    assert hear(of, second, 0, Heard.BUSY) == second
    assert hear(of, second, 2, Heard.NO_ANSWER) == second
    assert hear(of, begin(of), 1, Heard.ANSWERED) == State(1, talking=True), "the exchange went on by itself"
    late = hear(of, second, 0, Heard.ANSWERED)
    assert late == State(0, talking=True), "who answers late has answered"
    assert hear(of, late, 1, Heard.NO_ANSWER) == late
    with pytest.raises(ValueError, match="at least a second"):
        Chain((Step("+45", 0),))
