"""A share tells nothing small and nothing from which it follows; its band is Wilson's."""

import pytest

from samspil.engines.shares.check import faults
from samspil.engines.shares.problem import Share, Told
from samspil.engines.shares.solve import solve


def test_every_share_up_to_forty_holds_before_the_witness():
    for whole in range(41):
        for part in range(whole + 1):
            for unknown in (0, 1, 4, 5, 9):
                problem = Share(part, whole, unknown)
                assert faults(problem, solve(problem)) == []
                if part + unknown <= whole:
                    inside = Share(part, whole, unknown, within=True)
                    assert faults(inside, solve(inside)) == [], inside


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 10, 0.0, 0.27754), (10, 20, 0.29930, 0.70070), (81, 263, 0.25525, 0.36621), (20, 20, 0.83887, 1.0)],
)
def test_the_band_is_wilsons(part, whole, low, high):
    told = solve(Share(part, whole))
    assert told.low == pytest.approx(low, abs=2e-4) and told.high == pytest.approx(high, abs=2e-4)


def test_a_share_of_nothing_has_no_band_and_hides_nothing():
    assert solve(Share(0, 0)) == Told(0, 0, 0, None, None)


def test_all_but_three_gives_away_the_three():
    assert solve(Share(37, 40)).part is None


def test_the_witness_notices_what_is_told_though_it_is_small():
    assert faults(Share(3, 40), Told(3, 40, 0, None, None)) == ["part is told though it is small"]
    assert faults(Share(30, 40), Told(30, 40, 0, 0.8, 0.9)) == ["the band does not hold the share"]


def test_more_than_all_cannot_be():
    with pytest.raises(ValueError, match="cannot be"):
        Share(5, 4)
    with pytest.raises(ValueError, match="cannot be"):
        Share(3, 4, 2, within=True)
