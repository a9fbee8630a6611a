"""Moves per 1,000 days as published, and England's two shares."""

import datetime as dt

import pytest

from samspil.engines.stability.check import faults
from samspil.engines.stability.problem import ASIDE, Part, Problem, Stay
from samspil.engines.stability.solve import many_placements, older, poisson_band, same_carer, solve

D = dt.date
YEAR = (D(2025, 1, 1), D(2026, 1, 1))


def answer(*stays, born=None, window=YEAR):
    known = {s.child: D(2015, 1, 1) for s in stays} | (born or {})
    problem = Problem(stays, *window, known)
    found = solve(problem)
    assert faults(problem, found) == []
    return found


def stay(since, until, home, child="Eva", **more):
    return Stay(child, since, until, home, **more)


def test_the_first_placing_is_no_move_and_another_home_is():
    one = answer(stay(D(2025, 3, 1), D(2025, 5, 1), "A"), stay(D(2025, 5, 1), None, "B"))
    assert (one.children, one.moves, one.days) == (1, 1, 306)
    assert one.rate == pytest.approx(1000 / 306)


def test_the_published_example_comes_out():
    stays = []
    for n in range(10):  # 10 children, 270 days each, 12 moves
        homes = 3 if n < 2 else 2
        start = D(2025, 1, 1)
        for h in range(homes):
            until = start + dt.timedelta(90 if h < homes - 1 else 270 - 90 * (homes - 1))
            stays.append(stay(start, until, h, child=n))
            start = until
    found = answer(*stays)
    assert (found.moves, found.days) == (12, 2700) and found.rate == pytest.approx(4.444, abs=5e-4)


def test_respite_being_missing_and_a_new_status_in_the_same_home_are_no_moves():
    found = answer(
        stay(D(2025, 3, 1), D(2025, 4, 1), "A"), stay(D(2025, 4, 1), D(2025, 4, 4), "R", kind=ASIDE),
        stay(D(2025, 4, 4), D(2025, 6, 1), "A"), stay(D(2025, 6, 1), None, "A"),
    )  # fmt: skip
    assert found.moves == 0 and found.days == 306


def test_short_episodes_adults_and_contradictions_are_left_out_and_counted():
    found = answer(
        stay(D(2025, 3, 1), D(2025, 3, 8), "A"),
        stay(D(2025, 5, 1), None, "A", child="Ib"),
        stay(D(2025, 5, 9), D(2025, 5, 1), "A", child="Bo"),
        stay(D(2025, 5, 9), None, "A", child="Ada"),
        stay(D(2024, 5, 9), D(2025, 7, 1), "A", child="before"),
        born={"Ib": D(2007, 5, 1), "Ada": None},
    )
    assert found.children == 0 and found.rate is None
    assert found.left_out == {"short": 1, "adult": 1, "contradictory": 1, "no_birth": 1}


def test_days_and_moves_from_the_eighteenth_birthday_on_do_not_count_and_episodes_add_up():
    found = answer(
        stay(D(2025, 1, 1), D(2025, 2, 1), "A"),
        stay(D(2025, 3, 1), D(2025, 5, 1), "B"),
        stay(D(2025, 5, 1), None, "C"),
        born={"Eva": D(2007, 4, 1)},
    )
    assert (found.children, found.moves, found.days) == (1, 0, 31 + 31)


def test_of_the_children_in_care_on_a_day_those_with_three_placements_in_the_year_are_counted():
    three = [
        stay(D(2023, 1, 1), D(2025, 6, 1), "A"),
        stay(D(2025, 6, 1), D(2025, 9, 1), "B"),
        stay(D(2025, 9, 1), None, "C"),
    ]
    two = [stay(s.since, s.until, "A" if s.home == "B" else s.home, child="Bo") for s in three]
    gone = [stay(D(2024, 1, 1), D(2026, 3, 31), "A", child="gone")]
    early = [
        stay(D(2024, 1, 1), D(2025, 3, 31), "A", child="early"),
        stay(D(2025, 3, 31), None, "B", child="early"),
    ]
    problem = Problem((*three, *two, *gone, *early), *YEAR)
    assert many_placements(problem, on=D(2026, 3, 31)) == Part(1, 3)


def test_two_years_with_one_carer_are_asked_of_children_under_sixteen_in_care_for_two_and_a_half():
    on = D(2026, 3, 31)
    stays = (
        stay(D(2020, 1, 1), D(2024, 3, 31), "A"), stay(D(2024, 3, 31), None, "B"),
        stay(D(2020, 1, 1), D(2024, 4, 1), "A", child="Bo"), stay(D(2024, 4, 1), None, "B", child="Bo"),
        stay(D(2024, 1, 1), None, "A", child="new"), stay(D(2020, 1, 1), None, "A", child="old"),
        stay(D(2020, 1, 1), None, "A", child="who"),
    )  # fmt: skip
    born = {
        "Eva": D(2014, 1, 1),
        "Bo": D(2014, 1, 1),
        "new": D(2014, 1, 1),
        "old": D(2010, 3, 31),
        "who": None,
    }
    assert same_carer(Problem(stays, *YEAR, born), on=on) == Part(1, 2, 1)


def test_the_band_is_garwoods():
    assert poisson_band(0) == pytest.approx((0, 3.68888), abs=1e-4)
    assert poisson_band(12) == pytest.approx((6.20058, 20.96159), abs=1e-4)


def test_a_month_without_the_day_goes_on_to_the_next():
    assert older(D(2024, 2, 29), 12) == D(2025, 3, 1) and older(D(2026, 3, 31), -24) == D(2024, 3, 31)
    assert older(D(2026, 12, 31), 2) == D(2027, 3, 1)
