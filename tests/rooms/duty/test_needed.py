"""How many people: cover where few call, load where many do; what is asked, and what it costs."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.conf import settings

from samspil.duty import service as duty
from tests.cast import NOW
from tests.rooms.duty import scene as stage
from tests.rooms.duty.scene import wall

ROSTER = SimpleNamespace(time_zone="Europe/Copenhagen", country="DK")
SINCE = wall("2026-09-01T00:00")


def log(moments, minutes=20.0, own=True):
    return duty.Log("Akutlinjen", moments, SINCE, minutes, own)


def test_where_hardly_anybody_calls_cover_decides_and_no_cost_of_a_call_is_made_up():
    found = duty.needed(ROSTER, [log([])], at=NOW, asked=duty.Asked(hourly=300.0))
    assert found.cover_alone and {s.people for s in found.slots} == {1} and found.days == 83
    assert found.a_day == 0 and found.staffing.cost == 24 * 300 and found.a_year == 24 * 300 * 365
    assert found.staffing.cost_per_call is None and found.played is None and found.desk is None
    assert all(s.calls.high > 0 for s in found.slots), "no call so far is not no call ever"
    assert 0 < found.carries < 3


def test_calls_are_counted_by_the_hour_on_the_wall_and_by_the_kind_of_day():
    monday, sunday = wall("2026-10-19T08:30"), wall("2026-10-25T08:30")  # the clocks go back between them
    found = duty.needed(ROSTER, [log([monday, sunday])], at=NOW, asked=duty.Asked())
    assert [s.begins.hour for s in found.slots if s.calls.mean] == [8] and found.calls == 2
    off = duty.needed(ROSTER, [log([monday, sunday])], at=NOW, asked=duty.Asked(days="off"))
    work = duty.needed(ROSTER, [log([monday, sunday])], at=NOW, asked=duty.Asked(days="work"))
    assert (off.calls, work.calls) == (1, 1) and off.days + work.days == found.days
    assert duty.needed(ROSTER, [], at=NOW, asked=duty.Asked()) is None
    assert duty.needed(ROSTER, [log([])], at=SINCE + dt.timedelta(hours=5), asked=duty.Asked()) is None


def test_on_a_busy_day_load_decides_and_the_formulas_agree_with_the_day_played_through():
    found = duty.needed(ROSTER, [], at=NOW, asked=duty.Asked(source="example", patience=6.0, other_a_day=2.0))
    assert not found.cover_alone and found.interval == 30 and found.most > 8
    assert {s.people for s in found.slots if s.begins.hour < 6} == {1}
    reckoned, low, high = found.played
    assert low - 0.02 <= reckoned <= high + 0.02 and reckoned > 0.78
    people = {f.letter: f.people for f in found.formulas}
    assert people["A"] <= people["C"] and people["B"] is not None
    apart, together = found.desk.pooled.apart, found.desk.pooled.together
    assert together.people <= sum(one.people for one in apart)


def test_two_quiet_desks_together_need_one_person_fewer():
    found = duty.needed(
        ROSTER, [log([NOW - dt.timedelta(days=9)]), log([], None, own=False)], at=NOW, asked=duty.Asked()
    )
    assert found.desk.a_day == 0 and found.desk.pooled.saved == 1


@pytest.mark.django_db
def test_the_page_says_what_decides_and_is_for_who_leads(client, time_machine):
    time_machine.move_to(NOW, tick=False)
    scene = stage.call()
    address = f"/duty/{scene.roster.pk}/needed/"
    client.force_login(scene.hanne, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert "nothing has been counted yet" in client.get(address).content.decode()
    busy = client.get(
        address, {"source": "example", "share": "80", "within": "20", "patience": "6", "hourly": "300"}
    )
    said = busy.content.decode()
    assert "Load decides" in said and "Cost a year" in said and "Guedj and Mandelbaum" in said
    assert client.get(address, {"source": "example", "share": "150"}).status_code == 422
    client.force_login(scene.lars, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert client.get(address).status_code in (403, 404)
