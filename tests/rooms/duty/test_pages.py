import datetime as dt

import pytest
from django.conf import settings

from samspil.duty import service as duty
from samspil.meetings import service as meetings
from tests.cast import NOW
from tests.rooms.duty import scene as stage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW, tick=False)


def sign_in(client, account):
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])


def test_who_leads_draws_up_fills_and_publishes_a_month(client):
    scene = stage.call()
    sign_in(client, scene.hanne)
    assert client.get("/duty/").status_code == 303
    address = f"/duty/{scene.roster.pk}/?month=2026-12"
    assert "This month has no shifts yet" in client.get(address).content.decode()
    assert client.post(address, {"act": "draw_up"}).status_code == 303
    page = scene.month("2026-12-01")
    assert len(page.shifts) == 4 * 31
    refused = client.post(address, {"act": "publish"})
    assert refused.status_code == 403
    assert "gaps that nobody answers for" in refused.content.decode()
    first = page.shifts[0]
    shown = client.get(f"{address}&shift={first.pk}").content.decode()
    assert "Who can have it" in shown and "breaks no rule" in shown
    given = client.post(
        f"{address}&shift={first.pk}", {"act": "give", "shift": first.pk, "member": scene.members["ditte"].pk}
    )
    assert given.status_code == 303
    next_one = page.shifts[2]
    broken = client.post(address, {"act": "give", "shift": next_one.pk, "member": scene.members["ditte"].pk})
    assert broken.status_code == 422
    assert "longer at a stretch" in broken.content.decode() or "has another shift" in broken.content.decode()
    listed = client.get(f"{address}&as=list").content.decode()
    assert listed.count("<select") == 4 * 31
    client.post(f"{address}&as=list", {"act": "list", f"m-{page.shifts[8].pk}": scene.members["lars"].pk})
    assert duty.shift(page.shifts[8].pk, roster=scene.roster).member == scene.members["lars"]


def test_a_member_of_another_institution_sees_the_rota_and_swaps_and_a_stranger_sees_nothing(client, cast):
    scene = stage.call()
    stage.fill(scene, "2026-12-01")
    mine = next(
        s for s in scene.month("2026-12-01").shifts if s.member_id == scene.members["lars"].pk and s.line == 1
    )
    sign_in(client, scene.lars)
    address = f"/duty/{scene.roster.pk}/?month=2026-12"
    shown = client.get(f"{address}&shift={mine.pk}").content.decode()
    assert "Ask for a swap" in shown and "Draw up" not in shown
    assert client.post(address, {"act": "publish"}).status_code == 403
    own = client.get(f"/duty/{scene.roster.pk}/mine/").content.decode()
    assert own.count("First line") > 20
    away = {"act": "away", "kind": "ill", "since_day": "2026-12-05", "until_day": "2026-12-06"}
    assert client.post(f"/duty/{scene.roster.pk}/mine/", away).status_code == 303
    assert scene.month("2026-12-01").unnamed
    sign_in(client, cast.jana)
    assert client.get("/duty/").status_code == 404
    assert client.get(address).status_code == 404
    sign_in(client, scene.hanne)
    assert "have nobody" in client.get("/day/").content.decode()
    assert client.get(f"/duty/{scene.roster.pk}/people/").status_code == 200
    assert client.get("/duty/new/").status_code == 200


def test_a_swap_changes_hands_only_where_no_rule_is_broken(client):
    scene = stage.call(two_lines=False)
    duty.draw_up(**scene.who("hanne"), roster=scene.roster, first=dt.date(2026, 12, 1))
    shifts = scene.month("2026-12-01").shifts
    ditte, lars = scene.members["ditte"], scene.members["lars"]
    duty.give(**scene.who("hanne"), shift=shifts[0], member=ditte)
    duty.give(**scene.who("hanne"), shift=shifts[3], member=lars)
    swap = duty.ask_swap(**scene.who("ditte"), shift=shifts[0], to=lars, words="Fødselsdag")
    sign_in(client, scene.lars)
    page = f"/duty/{scene.roster.pk}/mine/"
    assert "Fødselsdag" in client.get(page).content.decode()
    assert "asks if you take a shift" in client.get("/day/").content.decode()
    assert client.post(page, {"act": "yes", "id": swap.pk}).status_code == 303
    swap.refresh_from_db()
    assert swap.state == "done"
    assert duty.shift(shifts[0].pk, roster=scene.roster).member == lars
    again = duty.ask_swap(**scene.who("lars"), shift=shifts[0], to=ditte)
    duty.move(
        **scene.who("hanne"),
        shift=shifts[0],
        starts_at=stage.wall("2026-12-01T06:30"),
        ends_at=shifts[0].ends_at,
    )
    again.refresh_from_db()
    assert again.state == "asked", "the swap follows the shift that was moved"
    duty.give(**scene.who("hanne"), shift=shifts[0], member=scene.members["poul"])
    again.refresh_from_db()
    assert again.state == "lapsed"


def test_the_own_shifts_stand_in_the_calendar_that_a_program_reads(client):
    scene = stage.call()
    stage.fill(scene, "2026-12-01")
    _feed, secret = meetings.make_feed(**scene.who("lars"))
    body = client.get(f"/calendar/{secret}.ics").content.decode()
    mine = [s for s in scene.month("2026-12-01").shifts if s.member_id == scene.members["lars"].pk]
    assert body.count("BEGIN:VEVENT") == len(mine) > 20
    first = next(s for s in mine if s.line == 1)
    stays = first.ends_at + dt.timedelta(minutes=scene.roster.overlap_minutes)
    assert f"DTEND;TZID=Europe/Copenhagen:{stays.astimezone(stage.ZONE):%Y%m%dT%H%M%S}" in body
    assert "the last 15 minutes to hand over" in body.replace("\r\n ", "")
    assert "Ditte" not in body
