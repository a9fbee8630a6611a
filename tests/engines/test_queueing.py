"""The formulas against printed values, against each other and against calls played through."""

import pytest

from samspil.engines.queueing.check import faults, off, staffing_faults
from samspil.engines.queueing.erlang import erlang_b, erlang_c, service
from samspil.engines.queueing.forecast import forecast, spread
from samspil.engines.queueing.problem import Calls, Decides, Promise, Service, Unanswerable, Wrong
from samspil.engines.queueing.silence import at_most, chance_of_none, least, most, most_of_tries
from samspil.engines.queueing.simulate import play
from samspil.engines.queueing.staff import fewest, loads, pooled, staffing

PRINTED = [
    (48, 55, 0.038374, 0.238701), (0.5, 1, 0.333333, 0.5), (0.5, 2, 0.076923, 0.1), (2, 3, 0.210526, 0.444444),
    (4, 6, 0.117162, 0.284761),
]  # fmt: skip


def test_the_printed_values_of_b_and_c_come_out():
    for load, people, b, c in PRINTED:
        assert round(erlang_b(load, people), 6) == b and round(erlang_c(load, people), 6) == c
    given = service(Calls(48 / 4, 4), 55, 0.25)
    assert round(given.within, 6) == 0.845883 and round(given.wait * 60, 3) == 8.184
    assert [round(erlang_b(stays * 28 / 365, beds), 3) for stays, beds in ((52, 6), (52, 8))] == [0.116, 0.03]
    with pytest.raises(Unanswerable) as told:
        erlang_c(6, 6)
    assert told.value.wrong is Wrong.OVERLOADED


def by_states(calls: Calls, people: int) -> tuple[float, float]:
    """Erlang A from its states one by one: share who wait, share who hang up."""
    weights = [1.0]
    for n in range(1, 400):
        out = min(n, people) / calls.handle + max(0, n - people) / (calls.patience or 1)
        weights.append(weights[-1] * calls.rate / out)
    whole = sum(weights)
    queue = sum((n - people) * w for n, w in enumerate(weights) if n > people) / whole
    return sum(weights[people:]) / whole, queue / (calls.patience or 1) / calls.rate


def test_patience_agrees_with_the_states_one_by_one_and_lies_between_b_and_c():
    for calls, people in (
        (Calls(2, 3, 2), 5),
        (Calls(2, 3, 2), 7),
        (Calls(0.02, 25, 5), 1),
        (Calls(12, 4, 10), 50),
    ):
        given = service(calls, people)
        waits, lost = by_states(calls, people)
        assert given.waits == pytest.approx(waits, abs=1e-9) and given.lost == pytest.approx(lost, abs=1e-9)
        assert service(calls, people, 500).within == pytest.approx(1 - lost, abs=1e-6)
    hasty, patient = service(Calls(2, 2, 1e-6), 6), service(Calls(2, 2, 1e7), 6, 0.25)
    assert hasty.lost == pytest.approx(erlang_b(4, 6), abs=1e-5)
    assert patient.waits == pytest.approx(erlang_c(4, 6), abs=1e-5)
    assert patient.within == pytest.approx(service(Calls(2, 2), 6, 0.25).within, abs=1e-5)
    assert service(Calls(2, 2, 0), 6).within == pytest.approx(1 - erlang_b(4, 6))


def test_calls_played_through_agree_with_the_formulas():
    for calls, people in ((Calls(0.5, 4), 3), (Calls(0.5, 4, 3), 2), (Calls(0.5, 4, 0), 2)):
        assert max(off(calls, people, 1, 40_000, seed=3).values()) < 0.02
    same = [play([30, 5], 60, [3, 1], 5, 4, seed=7) for _ in range(2)]
    assert same[0] == same[1] and same[0].answered + same[0].hung_up == same[0].offered
    nobody = play([0], 60, [1], 5)
    assert (nobody.offered, nobody.share_within, nobody.share_lost) == (0, None, None)
    assert play([4], 60, [0], 5, seed=1).answered == 0


def test_the_fewest_people_keep_the_promise_and_one_fewer_would_not():
    promise = Promise(0.8, 0.5, 0.1)
    for patience in (None, 0, 3):
        arrivals = [0, 0.01, 1, 7, 30, 12]
        told = staffing(arrivals, 15, 6, promise, patience, hourly=40)
        assert staffing_faults(told, 6, promise, patience) == []
        each = [fewest(Calls(load / 6, 6, patience), promise).people for load in told.loads]
        assert list(told.people) == each and told.cost == pytest.approx(told.hours * 40)
    assert faults(Calls(1, 6), promise, Service(2, None, None, None, None, 0)) == ["the promise is not kept"]


def test_with_next_to_no_calls_cover_decides_and_without_any_there_is_no_share():
    promise = Promise(0.9, 1, cover=2)
    told = staffing([0.001] * 8, 15, 30, promise, hourly=50)
    assert set(told.decides) == {Decides.COVER} and told.cover_alone == 1 and set(told.people) == {2}
    none = staffing([0] * 4, 15, 30, promise)
    assert none.cost_per_call is None and none.people == (2,) * 4
    assert service(Calls(0, 30), 1).within is None


def test_long_calls_reach_into_the_next_intervals():
    carried = loads([10, 0, 0], 15, 30, before=0)
    assert carried[1] > carried[0] * 0.9 and carried[1] > carried[2] > 0
    assert loads([5] * 4, 15, 30) == pytest.approx([10] * 4)
    late = loads([10] + [0] * 60, 15, 30, before=0)
    assert sum(late) * 15 == pytest.approx(10 * 30)


def test_together_takes_fewer_than_apart():
    told = pooled([Calls(0.1, 20, 10), Calls(0.1, 20, 10)], Promise(0.9, 1))
    assert told.saved == sum(s.people for s in told.apart) - told.together.people > 0


def test_what_no_calls_in_sixty_one_days_can_mean():
    assert (
        round(most(0, 61), 4) == 0.0491
        and round(most(0, 61) * 30, 2) == 1.47
        and round(most(0, 61) * 365, 1) == 17.9
    )
    assert round(most(0, 1, two_sided=True), 4) == 3.6889 and least(0, 61) == 0
    assert [round(most_of_tries(n), 4) for n in (21, 61)] == [0.1329, 0.0479]
    assert [round(chance_of_none(1 / n, 61), 3) for n in (30, 91)] == [0.131, 0.512]
    # Garwood's table: 3 events, 0.619 to 8.767.
    assert (round(least(3, 1, two_sided=True), 3), round(most(3, 1, two_sided=True), 3)) == (0.619, 8.767)
    assert at_most(3, most(3, 1)) == pytest.approx(0.05)
    with pytest.raises(Unanswerable):
        most(0, 0)


def test_a_forecast_is_wider_where_counts_scatter_and_never_none_from_none():
    calm, wild = [[4, 5, 4, 5, 4, 5]], [[0, 12, 1, 11, 0, 3]]
    assert spread(calm) == 1 and spread(wild) > 4
    a, b = forecast(calm)[0], forecast(wild)[0]
    assert a.mean == b.mean == 4.5 and b.low <= a.low < 4.5 < a.high < b.high and b.count_high > a.count_high
    quiet = forecast([[0] * 9])[0]
    assert (quiet.mean, quiet.low, quiet.count_low) == (0, 0, 0) and quiet.high > 0 and quiet.count_high <= 1
    with pytest.raises(Unanswerable):
        forecast([[]])
