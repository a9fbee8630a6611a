"""A call is taken without a name; the board puts first where nobody goes; clocks stop when somebody is met."""

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.beds import service as beds
from samspil.crisis import service as crisis
from samspil.crisis.models import Crisis
from samspil.ground.errors import Invalid, NotFound
from tests.cast import NOW
from tests.rooms.crisis.team import HOUR


def test_a_call_without_a_name_is_a_crisis_and_the_same_call_twice_is_one(team):
    key = uuid4()
    first = team.call(key=key, danger="acute", where="not_known")
    assert team.call(key=key).pk == first.pk
    assert Crisis.objects.count() == 1
    assert str(first.number) in first.label
    with pytest.raises(Invalid) as refused:
        team.call(danger="", where="", reported_at=NOW + HOUR)
    assert set(refused.value.problems) == {"danger", "where", "reported_on"}
    named = crisis.correct(
        by=team.actor(team.tom), at=NOW, crisis=first, child_name="Yara", with_specialist="yes"
    )
    assert (named.label, named.with_specialist) == ("Yara", "yes")


def test_a_call_from_a_device_counts_once_and_from_when_it_was_typed(team, client, time_machine):
    """Its clocks run from the stairs, not from where the signal came back; a phone that goes fast does not run ahead."""
    time_machine.move_to(NOW, tick=False)
    day = team.actor(team.sanne).day(NOW).isoformat()
    said = {
        "key": str(uuid4()), "account": str(team.sanne.pk), "typed_at": (NOW - HOUR).isoformat(), "danger": "urgent",
        "where": "home", "teller": "police", "reported_on": day, "child_name": "Yara",
    }  # fmt: skip
    address, background = reverse("crisis:piece"), {"X-Requested-With": "fetch"}
    assert client.post(address, said, headers=background).status_code == 401
    client.force_login(team.anneke)
    assert client.post(address, said).status_code == 409  # another wrote it: it waits for her
    client.force_login(team.sanne)
    answers = [client.post(address, said).json() for _ in range(3)]
    found = Crisis.objects.get()
    assert answers == [{"kept": said["key"], "next": reverse("crisis:who_goes", args=[found.pk])}] * 3
    assert (found.child_name, found.received_by_id) == ("Yara", team.sanne.pk)
    assert (found.reported_at, found.received_at) == (NOW - HOUR, NOW)
    ahead = said | {"key": str(uuid4()), "typed_at": (NOW + HOUR).isoformat()}
    assert (
        client.post(address, ahead).status_code == 200
        and Crisis.objects.get(key=ahead["key"]).reported_at == NOW
    )
    refused = client.post(address, said | {"key": str(uuid4()), "danger": ""})
    assert refused.status_code == 422 and refused.json()["words"]
    blank = client.get(reverse("crisis:blank")).text
    assert 'href="tel:112"' in blank and "Yara" not in blank


def test_who_can_see_a_crisis_stands_beside_it_with_a_file_and_without(team, client, time_machine):
    time_machine.move_to(NOW, tick=False)
    found = team.call(child_name="Yara")
    seers = [a for a in (team.sanne, team.tom, team.anneke, team.maud, team.fatima) if reads(team, a, found)]
    assert len(seers) > 2 and {s.account.pk for s in crisis.who_could(found, at=NOW)} == {a.pk for a in seers}
    assert crisis.who_could(found, at=NOW - HOUR) == []
    client.force_login(team.anneke)
    page = client.get(reverse("crisis:show", args=[found.pk])).text
    assert reverse("crisis:who", args=[found.pk]) in page
    assert client.get(reverse("crisis:who", args=[found.pk])).status_code == 200
    client.force_login(team.fatima)
    assert client.get(reverse("crisis:who", args=[found.pk])).status_code in (403, 404)


def reads(team, account, found):
    try:
        return bool(crisis.get(found.pk, for_=team.actor(account), at=NOW))
    except NotFound:
        return False


def test_the_board_puts_first_where_nobody_goes_and_counts_its_revision(team):
    old = team.call(at=NOW - 5 * HOUR, child_name="old")
    new = team.call(child_name="new")
    by = team.actor(team.anneke)
    crisis.send(by=by, at=NOW, crisis=old, account=team.sanne.pk, expected_at=NOW + HOUR)
    found = crisis.board(for_=by, at=NOW)
    assert [r.crisis.label for r in found.rows] == ["new", "old"]
    assert [r.tone for r in found.rows] == ["bad", ""]
    before = found.revision
    crisis.log(
        by=team.actor(team.sanne), at=NOW + HOUR, crisis=old, key=uuid4(), mode="home", starts_at=NOW + HOUR, minutes=30
    )  # fmt: skip
    after = crisis.board(for_=by, at=NOW + HOUR)
    assert after.revision > before
    assert [c.state for c in after.rows[1].clocks] == ["met", "met"]
    assert after.counts == {0: 1, 2: 1}
    assert new.met_at is None


def test_somebody_who_was_not_met_was_looked_for_and_not_met(team):
    found = team.call()
    team.log(found, at=NOW + HOUR, met=False, minutes=0)
    team.log(found, at=NOW + HOUR, mode="phone")
    found.refresh_from_db()
    assert (found.attempts, found.met_at, found.first_attempt_at) == (1, None, NOW + HOUR)
    with pytest.raises(Invalid):
        team.log(found, at=NOW + HOUR, starts_at=NOW - 2 * HOUR)
    with pytest.raises(Invalid):
        team.log(found, at=NOW + HOUR, minutes=-5)


def test_a_log_that_comes_three_times_is_one_contact_and_tells_nobody_else_of_it(team):
    found, key = team.call(), uuid4()
    for _ in range(3):
        team.log(
            found, at=NOW + HOUR, key=key, points={"no_abuse": "enough", "made_up": "enough", "care": "bad"}
        )
    assert found.contacts.count() == 1
    assert found.looks.get().points == {"no_abuse": "enough"}
    with pytest.raises(NotFound):
        team.log(found, at=NOW + HOUR, key=key, by=team.actor(team.tom))


def test_who_is_free_is_who_stands_ready_and_the_near_come_first_but_no_protected_place_is_told(team):
    by = team.actor(team.anneke)
    city = crisis.name_area(by=by, at=NOW, name="Stad", latitude=53.22, longitude=6.57)
    far = crisis.name_area(by=by, at=NOW, name="Delfzijl", latitude=53.33, longitude=6.92)
    for account, area in ((team.sanne, far), (team.tom, city)):
        crisis.stand_ready(by=by, at=NOW, until=NOW + 5 * HOUR, area=area.pk, account=account.pk)
    found = team.call(area=city.pk)
    assert [(f.ready.account.name, f.kilometres) for f in crisis.free_now(for_=by, at=NOW, crisis=found)] == [
        ("Tom Hekman", 0), ("Sanne Postma", 26),
    ]  # fmt: skip
    hidden = team.call(area=city.pk, protected=True, place_text="Kade 1")
    assert {f.kilometres for f in crisis.free_now(for_=by, at=NOW, crisis=hidden)} == {None}
    rows = {r.crisis.pk: r for r in crisis.board(for_=team.actor(team.tom), at=NOW).rows}
    assert [(n.name, n.kilometres) for n in rows[found.pk].nearest] == [
        ("Tom Hekman", 0),
        ("Sanne Postma", 26),
    ]
    row = rows[hidden.pk]
    assert (row.left_out, row.place, row.nearest) == (True, "", ())
    assert [r.nearest for r in crisis.board(for_=by, at=NOW).rows if r.crisis.pk == hidden.pk] == [()]
    crisis.send(by=by, at=NOW, crisis=hidden, account=team.tom.pk)
    free = {f.ready.account_id: f.state for f in crisis.free_now(for_=by, at=NOW)}
    assert free == {team.sanne.pk: "free", team.tom.pk: "on_the_way"}
    assert not crisis.free_now(for_=by, at=NOW + 6 * HOUR)


@time_machine.travel(NOW, tick=False)
def test_the_board_asks_as_much_for_two_thousand_as_for_one(team, client, django_assert_num_queries):
    by = team.actor(team.anneke)
    team.call()
    beds.open_unit(by=by, at=NOW - HOUR, name="Noorderhuis", beds=1, age_from=0, age_before=18)
    client.force_login(team.anneke)
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("crisis:board"))
    rows = [
        Crisis(
            institution=team.home, number=n + 10, key=uuid4(), received_at=NOW, reported_at=NOW, sort_at=NOW - n * HOUR,
            danger="urgent", where="home", teller="other",
        )
        for n in range(2000)
    ]  # fmt: skip
    Crisis.objects.bulk_create(rows)
    with CaptureQueriesContext(connection) as many:
        assert client.get(reverse("crisis:board")).status_code == 200
    assert len(many) <= len(few)
    with django_assert_num_queries(8):
        found = crisis.board(for_=by, at=NOW)
    assert (len(found.rows), found.open) == (60, 2001)
    seen = [r.crisis.pk for r in found.rows]
    second = crisis.board(for_=by, at=NOW, after=found.later)
    assert not set(seen) & {r.crisis.pk for r in second.rows}


def test_another_team_sees_none_of_it_and_the_pages_answer(team, client):
    found = team.call(child_name="Yara <b>", reported_at=None)
    with pytest.raises(NotFound):
        crisis.get(found.pk, for_=team.actor(team.fatima), at=NOW)
    client.force_login(team.fatima)
    assert client.get(reverse("crisis:board")).status_code == 404
    client.force_login(team.tom)
    page = client.get(reverse("crisis:board"))
    assert page.status_code == 200 and b"Yara &lt;b&gt;" in page.content
    revision = crisis.revision(for_=team.actor(team.tom))
    assert client.get(reverse("crisis:news"), {"since": revision}).status_code == 204
    assert client.get(reverse("crisis:news"), {"since": revision - 1}).status_code == 200
    for name in ("ready", "late", "areas", "new"):
        assert client.get(reverse(f"crisis:{name}")).status_code == 200
    for name in ("show", "who_goes"):
        assert client.get(reverse(f"crisis:{name}", args=[found.pk])).status_code == 200


def test_a_call_is_taken_by_form_and_an_acute_one_says_whom_to_call(team, client):
    client.force_login(team.tom)
    told = {
        "key": str(uuid4()),
        "danger": "acute",
        "where": "home",
        "teller": "police",
        "reported_on": "",
        "unwilling": "yes",
    }
    answer = client.post(reverse("crisis:new"), told)
    assert answer.status_code == 303
    page = client.get(answer["Location"]).content.decode()
    assert 'href="tel:112"' in page
    found = Crisis.objects.get()
    assert answer["Location"] == reverse("crisis:who_goes", args=[found.pk])
    client.force_login(team.fatima)
    assert 'href="tel:112"' in client.get(reverse("crisis:help")).content.decode()
    client.force_login(team.tom)
    assert found.reported_at is None
    answer = client.post(reverse("crisis:new"), {"danger": ""})
    assert answer.status_code == 422
    answer = client.post(
        reverse("crisis:who_goes", args=[found.pk]), {"account": str(team.sanne.pk), "back": "board"}
    )
    assert (answer.status_code, found.goings.get().account) == (303, team.sanne)
    day = dt.date.today()
    log = {
        "act": "log",
        "key": str(uuid4()),
        "mode": "home",
        "met": "yes",
        "starts_on": str(day),
        "starts_time": "0.01",
        "minutes": "20",
    }
    assert (
        client.post(reverse("crisis:show", args=[found.pk]), log | {"point_care": "worry"}).status_code == 303
    )
    found.refresh_from_db()
    assert found.met_at is not None and found.looks.get().points == {"care": "worry"}
