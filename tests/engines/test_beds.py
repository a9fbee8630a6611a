"""The simulation of beds meets what is known in closed form, and says plainly what cannot be."""

import datetime as dt
import math
from math import factorial

import pytest

from samspil.engines.beds import fit, formulas
from samspil.engines.beds.check import faults
from samspil.engines.beds.problem import (
    FIXED,
    GAMMA,
    LOGNORMAL,
    NO_END,
    OWN,
    YEAR,
    Arrivals,
    Problem,
    Stay,
    Teams,
    Unit,
)
from samspil.engines.beds.solve import once, solve, student, unstable

LOAD = 52 * 28 / YEAR
STAYS = (
    Stay(mean=28),
    Stay(FIXED, 28),
    Stay(GAMMA, 28, 0.5),
    Stay(LOGNORMAL, 28, 1.2),
    Stay(OWN, values=(7, 14, 21, 70)),
)


def house(stay: Stay = STAYS[0], **more) -> Problem:
    unit = Unit(6, stay, room=more.pop("room", 0), name="Noorderhuis")
    return Problem(Arrivals(52), (unit,), **{"years": 2000, "replications": 8, "seed": 7} | more)


def near(told, true: float) -> bool:
    """Within the interval, made half as wide again: one of many tests may be unlucky, and the seed is fixed."""
    half = 1.5 * (told.high - told.low) / 2
    return abs(told.mean - true) <= half and half < 0.1 * max(true, 0.02)


@pytest.mark.parametrize(
    ("load", "beds", "b", "c"),
    [
        (48, 55, 0.038374, 0.238701), (0.5, 1, 0.333333, 0.5), (0.5, 2, 0.076923, 0.1), (2, 3, 0.210526, 0.444444),
        (4, 6, 0.117162, 0.284761),
    ],
)  # fmt: skip
def test_erlang_b_and_c_are_those_of_the_published_vectors(load, beds, b, c):
    assert round(formulas.erlang_b(load, beds), 6) == b and round(formulas.erlang_c(load, beds), 6) == c
    top = load**beds / factorial(beds) * beds / (beds - load)
    assert math.isclose(
        formulas.erlang_c(load, beds), top / (sum(load**k / factorial(k) for k in range(beds)) + top)
    )


def test_the_other_closed_forms_hold_together():
    assert (
        round(formulas.within_c(48, 55, 240, 15), 6) == 0.845883
        and round(formulas.wait_c(48, 55, 240), 3) == 8.184
    )
    for adm, days, beds, blocked in ((52, 28, 6, 0.116), (52, 28, 8, 0.030), (104, 14, 6, 0.116)):
        assert round(formulas.erlang_b(adm * days / YEAR, beds), 3) == blocked
    assert math.isclose(formulas.m_m_c_k(LOAD, 6, 6)[-1], formulas.erlang_b(LOAD, 6))
    for wrong in (
        lambda: formulas.erlang_c(6, 6),
        lambda: formulas.erlang_b(1, 0),
        lambda: formulas.m_m_c_k(1, 3, 2),
    ):
        with pytest.raises(ValueError, match=r"line grows|some beds|part of the most"):
            wrong()


@pytest.mark.parametrize("stay", STAYS)
def test_who_finds_a_full_house_is_the_share_of_erlang_b_whatever_the_stays_are_like(stay):
    answer = solve(house(stay))
    assert near(answer.refused_share, formulas.erlang_b(LOAD, 6)) and faults(house(stay), answer) == []
    busy = formulas.m_m_c_k(LOAD, 6, 6)
    assert all(abs(said - true) < 0.01 for said, true in zip(answer.shares, busy, strict=True))


def test_who_waits_and_how_long_is_that_of_erlang_c_and_of_a_room_with_an_end():
    waits = solve(house(room=NO_END)).units[0]
    assert near(waits.waited, formulas.erlang_c(LOAD, 6)) and near(waits.wait, formulas.wait_c(LOAD, 6, 28))
    late = 1 - formulas.within_c(LOAD, 6, 28, 1)
    assert near(waits.late, late) and waits.refused.mean == 0
    some = house(room=3, years=4000)
    assert (
        near(solve(some).refused_share, formulas.m_m_c_k(LOAD, 6, 9)[-1]) and faults(some, solve(some)) == []
    )


def test_the_short_road_gives_the_same_answer_and_a_seed_always_does():
    for room in (0, NO_END):
        one = house(STAYS[2], room=room, years=50, warm_up=3)
        (a, _h, total, came), (b, _i, other, too) = once(one, 4), once(one, 4, short=False)
        assert came == too and abs(a - b).max() < 1e-9 and abs(total - other).max() < 1e-6
    assert solve(house(years=20)) == solve(house(years=20)) != solve(house(years=20, seed=8))


def test_a_full_house_sends_on_and_teams_have_a_line_of_their_own():
    units = (
        Unit(4, Stay(mean=20), 3, (1, 2), name="A"),
        Unit(3, Stay(mean=20), 2, (0, 2), name="B"),
        Unit(2, Stay(mean=20), 0, name="C"),
    )
    many = Problem(Arrivals(300), units, home=0.6, teams=Teams(12, 2), years=500, replications=8)
    answer = solve(many)
    assert faults(many, answer) == [] and answer.units[2].asked.mean == 0 < answer.units[2].given.mean
    # All nine beds are open to everybody and stays are alike, so together they are one house; the teams are one with a line.
    assert near(answer.refused_share, formulas.erlang_b(300 * 0.4 * 20 / YEAR, 9))
    assert near(answer.teams.waited, formulas.erlang_c(300 * 0.6 * 28 / YEAR, 24))
    alone = solve(Problem(Arrivals(300), units, home=0.6, years=500, replications=8))
    assert alone.teams is None and near(alone.refused_share, formulas.erlang_b(300 * 0.4 * 20 / YEAR, 9))


def test_week_season_and_growth_bring_as_many_as_they_say():
    pattern = Arrivals(200, (2, 1, 1, 1, 1, 0.5, 0.5), (1, 1, 1, 2, 1, 1, 0.5, 0.5, 1, 1, 1, 1))
    answer = solve(Problem(pattern, (Unit(20, Stay(FIXED, 5)),), years=200, replications=4))
    assert abs(answer.arrivals / 800 / 200 - 1) < 0.02
    grows = Problem(
        Arrivals(100, growth=0.1), (Unit(50, Stay(FIXED, 5)),), years=10, warm_up=0, replications=40
    )
    assert abs(solve(grows).arrivals / grows.expected - 1) < 0.03


def test_a_line_that_would_grow_without_end_is_said_before_anything_is_computed():
    many = Problem(Arrivals(100), (Unit(2, Stay(mean=28), room=NO_END, name="Noorderhuis"),))
    answer = solve(many)
    assert answer.unstable == ("Noorderhuis",) and answer.events == 0 and faults(many, answer) == []
    teams = Problem(Arrivals(400), (Unit(6),), home=0.9, teams=Teams(2, 2))
    assert solve(teams).unstable == ("teams",)
    later = Problem(Arrivals(60, growth=0.05), (Unit(6, room=NO_END, name="x"),), years=10, replications=2)
    assert unstable(later) == () and solve(later).becomes_unstable == ("x",)


def test_what_was_stopped_has_no_answer():
    heard = []
    assert solve(house(years=5), tell=lambda done, of: bool(heard.append((done, of)))) is None
    assert heard == [(2, 8)]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Unit(0), lambda: Unit(501), lambda: Stay(mean=0), lambda: Stay(mean=-3), lambda: Stay(OWN),
        lambda: Stay(OWN, values=(-1, 3)), lambda: Stay(GAMMA, 3, 0), lambda: Stay(9), lambda: Arrivals(0),
        lambda: Arrivals(5, week=(1,) * 6), lambda: Arrivals(5, growth=3),
        lambda: Unit(3, room=NO_END, on=(1,)), lambda: Unit(3, share=-1), lambda: Teams(0, 2), lambda: house(years=0),
        lambda: house(replications=0), lambda: house(home=2), lambda: house(seed=-1),
        lambda: Problem(Arrivals(5), ()), lambda: Problem(Arrivals(5), (Unit(2, on=(0,)),)),
        lambda: Problem(Arrivals(5), (Unit(2, share=0),)), lambda: house(years=10_000_000, replications=1000), lambda: house().load(-1),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(wrong):
    with pytest.raises(ValueError, match=r"\w+ \w+ \w+"):
        wrong()


def test_a_house_reads_its_own_past_but_no_pattern_into_a_few_days():
    since = dt.date(2024, 1, 1)
    days = [since + dt.timedelta(n) for n in range(730) if n % 7 in (0, 1)]
    found = fit.arrivals(days, since, since + dt.timedelta(730))
    assert abs(found.per_year - len(days) / 2) < 1 and found.week[0] > 3 > 0.3 > found.week[4] > 0
    assert fit.arrivals(days[:20], since, since + dt.timedelta(60)).flat
    assert (
        fit.arrivals([], since, since + dt.timedelta(60))
        is fit.arrivals(days, since, since)
        is fit.stays([])
        is None
    )
    assert fit.stays([3, 9]).days == 6 and fit.stays([10, 20, 30, 40, 50]).kind == GAMMA
    assert fit.stays([5.0] * 30).kind == OWN


def test_the_interval_of_few_runs_is_that_of_student():
    assert (student(1), student(30)) == (12.706, 2.042)
    assert abs(student(40) - 2.0211) < 5e-4 and abs(student(1000) - 1.9623) < 5e-4
