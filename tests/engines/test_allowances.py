"""Parts of a month add up, changes in the middle are paid from their day, and what is unknown is said."""

import datetime as dt
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samspil.engines.allowances.check import faults
from samspil.engines.allowances.problem import Claim, Problem, Rate
from samspil.engines.allowances.solve import birthday, solve

D = dt.date
OLD, NEW_YEAR, NOVEMBER, DECEMBER = D(2019, 1, 1), D(2026, 1, 1), D(2026, 11, 1), D(2026, 12, 1)
DAILY = Rate("basic", Decimal("18.43"), "day", "EUR", OLD)
MONTHLY = Rate("care", Decimal("4694.00"), "month", "DKK", OLD)


def due(*claims, rates=(DAILY, MONTHLY), since=NOVEMBER, until=DECEMBER):
    problem = Problem(tuple(rates), claims, since, until)
    answer = solve(problem)
    assert faults(problem, answer) == []
    return answer


def claim(since=NEW_YEAR, until=None, kind="care", **more):
    return Claim("Otto", kind, since, until, more.pop("born_on", D(2018, 3, 1)), **more)


def test_a_whole_month_is_the_monthly_rate_and_days_are_days():
    assert due(claim()).total == {"DKK": Decimal("4694.00")}
    assert due(claim(kind="basic")).total == {"EUR": Decimal("552.90")}
    assert due(claim(until=D(2026, 11, 1))).lines == ()


def test_the_day_of_leaving_belongs_to_the_next_family():
    first = due(claim(until=D(2026, 11, 11), kind="basic")).lines[0]
    second = due(claim(since=D(2026, 11, 11), kind="basic")).lines[0]
    assert (first.days, second.days) == (10, 20)


def test_a_rate_a_birthday_and_a_number_that_change_in_the_middle_count_from_their_day():
    rates = (
        Rate("food", Decimal(201), "day", "DKK", OLD, D(2026, 11, 16), before_age=10),
        Rate("food", Decimal(210), "day", "DKK", D(2026, 11, 16), before_age=10),
        Rate("food", Decimal(224), "day", "DKK", OLD, from_age=10),
    )
    born = D(2016, 11, 21)
    answer = due(claim(kind="food", born_on=born), rates=rates)
    assert [(line.days, line.amount) for line in answer.lines] == [
        (15, Decimal("3015.00")), (5, Decimal("1050.00")), (10, Decimal("2240.00")),
    ]  # fmt: skip
    three = claim(until=D(2026, 11, 16), times=Decimal(3))
    four = claim(since=D(2026, 11, 16), times=Decimal(4))
    assert due(three, four).total == {"DKK": Decimal("16429.00")}


def test_days_without_a_rate_are_said_and_not_paid():
    late = Rate("basic", Decimal(20), "day", "EUR", D(2026, 11, 11), before_age=18)
    answer = due(claim(kind="basic"), rates=(late,))
    assert [(g.since, g.until, g.why) for g in answer.gaps] == [(D(2026, 11, 1), D(2026, 11, 11), "no_rate")]
    assert answer.total == {"EUR": Decimal("400.00")}
    assert due(claim(kind="basic", born_on=None), rates=(late,)).gaps[-1].why == "no_birth"
    assert due(claim(kind="basic"), rates=(DAILY, late)).gaps[0].why == "several"


def test_somebody_born_on_leap_day_is_older_on_the_first_of_march():
    assert birthday(D(2016, 2, 29), 10) == D(2026, 3, 1) and birthday(D(2016, 2, 29), 12) == D(2028, 2, 29)


def test_who_claims_twice_for_one_day_is_told():
    with pytest.raises(ValueError, match="overlap"):
        due(claim(), claim(since=D(2026, 11, 3)))
    with pytest.raises(ValueError, match="no rate"):
        Rate("basic", Decimal(-1), "day", "EUR", OLD)


CENTS = st.integers(0, 900_000).map(lambda n: Decimal(n) / 100)
CUTS = st.lists(st.integers(1, 60), max_size=4, unique=True).map(sorted)


@settings(max_examples=60)
@given(
    CENTS, st.sampled_from(["day", "week", "month"]), CUTS, st.sampled_from([D(2024, 2, 1), D(2026, 11, 1)])
)
def test_however_a_time_is_cut_its_parts_add_up_to_the_whole(amount, per, cuts, first):
    rate = Rate("care", amount, per, "EUR", OLD)
    last = first + dt.timedelta(61)
    days = [first, *(first + dt.timedelta(n) for n in cuts), last]
    parts = [claim(a, b) for a, b in pairwise(days)]
    whole = due(claim(first, last), rates=(rate,), since=first, until=last)
    cut = due(*parts, rates=(rate,), since=first, until=last)
    assert cut.total == whole.total and all(line.amount >= 0 for line in cut.lines)
    if per == "month":
        months = {line.since.month: line for line in whole.lines}
        assert months[first.month].amount == amount


def test_the_witness_notices_a_day_that_is_paid_twice():
    problem = Problem((DAILY,), (claim(kind="basic"),), D(2026, 11, 1), D(2026, 12, 1))
    answer = solve(problem)
    twice = type(answer)(answer.lines * 2, ())
    assert faults(problem, twice) == ["a day is counted twice, or not, or for nobody"]
