"""A day that is asked of the past ends where the institution is, whatever clock its reader chose."""

import datetime as dt
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django.utils import timezone

from samspil.access.service import Actor
from samspil.desk.record import _start
from samspil.ground import house
from samspil.ground.actor import zones
from samspil.look.sights import day_asked

PRAGUE = ZoneInfo("Europe/Prague")


def test_a_day_of_the_past_ends_at_the_institution():
    now = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    asked = SimpleNamespace(now=now, GET={"on": "20 Nov 2026"})
    with house.nobody(), timezone.override("Pacific/Auckland"):
        house.activate("Europe/Prague")
        found = day_asked(asked)
    assert found.past and found.at == dt.datetime(2026, 11, 20, 23, 59, 59, 999999, PRAGUE)
    actor = Actor(**zones("Pacific/Auckland", "Europe/Prague"))
    assert _start(dt.date(2026, 11, 20), actor) == dt.datetime(2026, 11, 20, tzinfo=PRAGUE)
