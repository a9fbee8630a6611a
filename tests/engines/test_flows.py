"""A forecast is a band: wide where little was seen, and nothing changes in no time."""

import pytest

from samspil.engines.flows.check import faults
from samspil.engines.flows.problem import Flows
from samspil.engines.flows.solve import solve


def ahead(**more):
    problem = Flows(**{"now": 40, "came": 24, "left": 24, "months": 12, "held": 480, "ahead": 6} | more)
    found = solve(problem)
    assert faults(problem, found) == []
    return found


def test_flows_in_balance_stay_where_they_are_with_a_band_on_both_sides():
    found = ahead()
    assert 38 <= found.middle <= 42 and found.low < 36 and found.high > 44
    assert found.comings == pytest.approx(12.25) and found.leavings == pytest.approx(12.25)


def test_the_less_was_seen_the_wider_the_band():
    little = ahead(came=2, left=2, months=1, held=40)
    assert little.high - little.low > ahead().high - ahead().low


def test_nothing_changes_in_no_time_and_nobody_leaves_from_none():
    assert (ahead(ahead=0).low, ahead(ahead=0).high) == (40, 40)
    empty = ahead(now=0, came=0, left=0, held=0)
    assert (empty.low, empty.leavings) == (0, 0.0)
    with pytest.raises(ValueError, match="never below none"):
        ahead(now=-1)


def test_what_is_seen_of_a_known_flow_falls_into_the_band():
    """With the pace known all but exactly, the band is that of a Poisson number of mean 10: 5 to 15."""
    found = ahead(now=0, came=100_000, left=0, months=10_000, held=0, ahead=1)
    assert (found.low, found.middle, found.high) == (5, 10, 15)
