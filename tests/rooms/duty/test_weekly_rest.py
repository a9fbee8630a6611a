"""A long rest within seven days of every shift: what is said of it by hand, and what the engine proposes."""

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.conf import settings

from samspil.duty import service as duty
from samspil.duty.bridge.telling import told
from samspil.duty.queries.limits import Limits, breaches
from samspil.engines.rota.check import faults
from samspil.engines.rota.parts import Rules
from samspil.engines.rota.price import tell
from tests.cast import NOW
from tests.rooms.duty import scene as stage
from tests.rooms.duty.scene import ZONE, wall

WHO = uuid4()
HOUR = dt.timedelta(hours=1)


def shift(begins: str, hours: int = 8, line: int = 1):
    starts = wall(begins)
    part = "whole" if line == 2 else "day"
    return SimpleNamespace(
        pk=uuid4(), member_id=WHO, starts_at=starts, ends_at=starts + hours * HOUR, line=line, part=part,
        on=starts.astimezone(ZONE).date(),
    )  # fmt: skip


def says(rows, **limits):
    found = breaches(rows, limits=Limits(zone=ZONE, **limits), members={})
    return [[s.pk for s in rows].index(b.shift) for b in found if b.breach == "rest_week"]


def test_six_days_may_follow_each_other_when_the_seventh_leaves_enough():
    week = [shift(f"2026-06-{day:02}T07:00") for day in range(1, 7)]
    assert says(week, rest_week=35) == []
    seventh = [*week, shift("2026-06-07T07:00"), shift("2026-06-09T07:00")]
    assert says(seventh, rest_week=35) == [6], "after two nights and a day the count begins anew"
    apart = [*week, shift("2026-06-08T07:00")]
    assert says(apart, rest_week=35) == []
    late = [*week[:-1], shift("2026-06-06T15:00")]
    assert says(late, rest_week=36) == [5] and says(late, rest_week=24) == []
    assert says(late, rest_week=32) == [] and says(late, rest_week=32, stays=HOUR / 4) == [5]
    assert says(late) == []


def test_the_week_in_which_the_clock_changes_has_seven_days_on_the_wall_as_well():
    for monday in (dt.date(2026, 3, 23), dt.date(2026, 10, 19)):
        week = [shift(f"{monday + n * dt.timedelta(days=1):%Y-%m-%d}T07:00") for n in range(6)]
        long = (wall(f"{monday + dt.timedelta(days=7):%Y-%m-%d}T07:00") - week[-1].ends_at) // HOUR
        assert long in {39, 41}
        assert says(week, rest_week=long) == [] and says(week, rest_week=long + 1) == [5]


def test_standing_behind_the_line_is_rest_or_not_as_the_country_says():
    rows = sorted(
        [shift(f"2026-06-{day:02}T08:00", 24, line=2) for day in (5, 6, 7)]
        + [shift(f"2026-06-{day:02}T07:00") for day in range(1, 5)],
        key=lambda s: s.starts_at,
    )
    assert says(rows, rest_week=35) == []
    assert says(rows, rest_week=35, behind_rests=False) == [5, 6]


@pytest.mark.django_db
def test_what_is_put_by_hand_says_so_and_what_is_proposed_keeps_it(client, time_machine):
    time_machine.move_to(NOW, tick=False)
    scene = stage.call(two_lines=False)
    duty.draw_up(**scene.who("hanne"), roster=scene.roster, first=dt.date(2026, 12, 1))
    found = duty.fill(
        **scene.who("hanne"), roster=scene.roster, first=dt.date(2026, 12, 1), enough=lambda: True
    )
    page = scene.month("2026-12-01")
    assert found.given and page.broken == [] and page.limits.rest_week == 35 and not page.limits.behind_rests
    _agrees(page)
    lars, days = scene.members["lars"], [s for s in page.shifts if s.part == "day"]
    for one in days[:7]:
        duty.give(**scene.who("hanne"), shift=one, member=lars, anyway=True)
    client.force_login(scene.hanne, backend=settings.AUTHENTICATION_BACKENDS[0])
    shown = client.get(f"/duty/{scene.roster.pk}/?month=2026-12&shift={days[6].pk}").content.decode()
    assert "no long rest within seven days, as the rules ask" in shown
    assert "hours of rest at a stretch in any seven days, at least" in shown.lower()
    rules = client.get(f"/duty/{scene.roster.pk}/people/").content.decode()
    assert "Hours of rest at a stretch in any seven days" in rules


def _agrees(page):
    """Whoever rests as the room asks rests in the engine's weeks as well, on whatever day they begin."""
    rota = told(page, at=NOW).rota
    assert isinstance(rota.rules[0], Rules) and rota.rules[0].rest_a_week == 35 * 60
    for begins in range(7):
        weeks = tuple(tuple(range(n, n + 7)) for n in range(begins, rota.days - 6, 7))
        moved = replace(rota, weeks=weeks, rules=(replace(rota.rules[0], most_minutes_a_week=None),))
        who = {k: (str(s.member_id),) for k, s in told(page, at=NOW).shifts.items() if s.member_id}
        assert faults(moved, tell(moved, who, 0)) == []
