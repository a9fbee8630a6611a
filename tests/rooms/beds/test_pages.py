"""The pages of crisis beds, from an empty house to a plan on paper."""

import datetime as dt
import io
import json

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from samspil.beds import service as beds
from samspil.beds.models import Followed, Refusal, Scenario, Stay
from samspil.beds.queries import measures
from samspil.beds.terms import Counted
from samspil.ground import fence
from tests.cast import NOW
from tests.rooms.beds.scene import HOUR, refusal, team


@pytest.fixture
def groningen(db, time_machine):
    time_machine.move_to(NOW)
    with fence.lifted("a test speaks for several"):
        yield team()


def signed_in(account) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(account)
    return client


def page(client: Client, to: str, *args, status: int = 200, **query) -> str:
    answer = client.get(reverse(f"beds:{to}", args=args), query)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def send(client: Client, to: str, *args, status: int = 303, **said) -> str:
    answer = client.post(reverse(f"beds:{to}", args=args), said)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return answer.content.decode()


def test_a_bed_is_held_taken_decided_on_and_left_from_the_board(groningen):
    at, client = groningen, signed_in(groningen.sanne)
    bed = at.board().units[0].beds[0].id
    assert "3 free of 3 with staff" in page(client, "board")
    send(client, "bed", bed, act="hold", case="", who="", hours="2", status=422)
    send(client, "bed", bed, act="hold", case=at.cases[0].pk, hours="2")
    shown = page(client, "board")
    assert "held until" in shown and "Daan" in shown
    tag = shown.split("have=")[1].split('"')[0]
    assert client.get(reverse("beds:now"), {"have": tag}).status_code == 204
    assert client.get(reverse("beds:now"), {"have": "other"}).headers["HX-Refresh"] == "true"
    page(client, "bed", bed, case=at.cases[0].pk)
    send(client, "bed", bed, act="admit", case="", status=422)
    send(client, "bed", bed, act="admit", case=at.cases[0].pk)
    stay = Stay.objects.get()
    assert client.get(reverse("beds:bed", args=[bed])).status_code == 303
    assert "decide by" in page(client, "stay", stay.pk)
    send(client, "stay", stay.pk, act="decide", perspective="", status=422)
    send(client, "stay", stay.pk, act="decide", perspective="home", words="Grandmother comes")
    send(client, "stay", stay.pk, act="leave", where="home", day="2026-11-20", clock="08:00", status=422)
    send(client, "stay", stay.pk, act="leave", where="home")
    assert "back home" in page(client, "stay", stay.pk)
    assert send(client, "stay", stay.pk, act="leave", where="home", status=403)
    send(client, "refused", why="full", instead="home")
    assert Refusal.objects.count() == 1


def test_a_full_house_says_why_and_offers_to_count_it(groningen):
    at, client = groningen, signed_in(groningen.sanne)
    beds.staff(by=at.lead, at=NOW, unit=at.unit.pk, places=0)
    bed = at.board().units[0].beds[0].id
    shown = send(client, "bed", bed, act="admit", case=at.cases[0].pk, status=403)
    assert "no more beds with staff" in shown and "Count that no bed was given" in shown
    send(client, "bed", bed, act="admit", case=at.cases[0].pk, beyond_staff="Danger")
    other = at.board().units[0].beds[1].id
    beds.staff(by=at.lead, at=NOW, unit=at.unit.pk, places=3)
    send(client, "bed", other, act="hold", who="girl", case="", hours="1")
    send(client, "bed", other, act="release")
    assert at.states(NOW + HOUR) == ["taken", "free", "free"]


def test_who_leads_opens_staffs_closes_and_ends(groningen):
    at, client = groningen, signed_in(groningen.wim)
    assert client.get(reverse("beds:houses")).status_code == 200
    assert signed_in(at.sanne).get(reverse("beds:houses")).status_code in (403, 404)
    new = {"name": "Havenplek", "beds": "2", "age_from": "12", "age_before": "18", "note": "At the water"}
    send(client, "houses", **new)
    assert "already" in send(client, "houses", **new, status=422)
    unit = at.board(NOW + HOUR).units[1]
    page(client, "house", unit.id)
    told = {k: v for k, v in new.items() if k != "beds"}
    send(client, "house", unit.id, act="change", **told | {"name": "Havenplek Zuid", "outside": "on"})
    send(client, "house", unit.id, act="staff", places="1")
    send(client, "house", unit.id, act="add", name="Blauw")
    send(client, "house", unit.id, act="close", why="repair", bed=unit.beds[0].id, day="", until="")
    send(client, "house", unit.id, act="close", why="", status=422)
    row = beds.closures(beds.unit(unit.id, for_=at.lead), for_=at.lead, at=NOW)[0]
    send(client, "house", unit.id, act="reopen", row=row.pk)
    send(client, "house", unit.id, act="end", row=unit.beds[1].id)
    now = at.board(NOW + HOUR).units[1]
    assert ([b.name for b in now.beds], now.staffed, now.outside) == (["1", "Blauw"], 1, True)


def _past(at, n: int, days: int, stayed: int, home: str = "home") -> None:
    begun = NOW - dt.timedelta(days=days)
    beds.discharge(**at.by(begun + dt.timedelta(days=stayed)), stay=at.admit(n, begun), where=home)


def test_the_accounting_counts_days_by_the_clock_and_by_the_calendar(groningen):
    at = groningen
    _past(at, 0, 30, 10)
    _past(at, 1, 20, 4, "network")
    at.admit(2, NOW - dt.timedelta(days=2))
    since = NOW.date() - dt.timedelta(days=40)
    found = beds.period(for_=at.worker, at=NOW, since=since, until=NOW.date() + dt.timedelta(days=1))
    assert (found.bed_days, found.admissions, found.left, found.staffed) == (17, 3, 2, 3)
    assert (found.mean_stay, found.median_stay, found.outside, found.refusals) == (7, 7, 0, 0)
    assert abs(found.occupied * 40 - 16) < 1
    shown = page(signed_in(at.wim), "accounting", since="2026-10-01", last="2026-11-23")
    assert "No aim is set yet" in shown and "Month by month" in shown
    months = beds.own_months(
        for_=at.worker,
        at=NOW,
        taken=beds.beds_taken(for_=at.worker, since=NOW - dt.timedelta(days=400), until=NOW),
    )
    assert len(months) == 12 and all(b + c - left == a for _m, b, c, left, a in months)


def test_a_child_is_asked_after_and_who_is_lost_stays_in_the_denominator(groningen):
    at, client = groningen, signed_in(groningen.sanne)
    rows = [
        beds.start_following(
            **at.by(), case=at.cases[n], record=at.cases[n].pk, began_on=NOW.date() - dt.timedelta(days=200)
        )
        for n in range(3)
    ]
    beds.close_following(
        **at.by(), record=at.cases[0].pk, closed_on=NOW.date() - dt.timedelta(days=170), home=True
    )
    assert len(beds.to_ask(for_=at.worker, at=NOW)) == 6
    send(client, "ask", rows[0].pk, 3, where="home", words="Goes to school")
    send(client, "ask", rows[1].pk, 3, lost="on")
    send(client, "ask", rows[2].pk, 3, where="home", lost="on", status=422)
    send(client, "ask", rows[0].pk, 3, where="home", status=403)
    send(client, "ask", rows[0].pk, 12, where="home", status=403)
    close, three, six, year = beds.later(
        for_=at.worker, at=NOW, since=NOW.date() - dt.timedelta(days=300), until=NOW.date()
    )
    assert (close.home, close.open, close.of) == (1, 2, 3), (
        "help that should have ended long ago is not left out"
    )
    assert (three.home, three.lost, three.open, three.of) == (1, 1, 1, 3) and (six.open, year.of) == (3, 0)
    assert round(three.low, 3) == 0.061 and round(three.high, 3) == 0.792
    assert "1 of 3" in page(client, "later") and Followed.objects.count() == 3


def test_a_reduction_is_never_told_without_what_it_did_to_children(groningen, monkeypatch):
    at, client = groningen, signed_in(groningen.wim)
    monkeypatch.setattr(measures, "_handed_in", {})
    assert "No aim is set yet" in page(client, "plan")
    send(
        client,
        "plan",
        act="aim",
        metric="staffed",
        percent="50",
        base_year="2030",
        by_year="2026",
        population="",
        status=422,
    )
    send(
        client,
        "plan",
        act="aim",
        metric="staffed",
        percent="50",
        base_year="2020",
        by_year="2030",
        population="children under 18",
    )
    shown = page(client, "plan")
    assert "The base year is not written down yet" in shown and shown.count("not recorded yet") > 6
    send(client, "plan", act="year", year="2020", source="", staffed="8", status=422)
    told = {"n_again_30": "27", "of_again_30": "118", "population": "1000"}
    send(client, "plan", act="year", year="2020", source="Annual report", staffed="8", **told)
    send(client, "plan", act="year", year="2025", source="Annual report", population="1100")
    found = beds.reduction(for_=at.lead, at=NOW)
    assert (found.base, found.now, found.goal, found.change, found.silent) == (8, 3, 4.0, 0.625, 6)
    assert round(found.per_child, 3) == round(1 - (3 / 1100) / (8 / 1000), 3)
    monkeypatch.setitem(measures._handed_in, "again_30", lambda **_told: Counted(3, 29, 2, 1))
    shown = page(client, "plan")
    assert "27 of 118" in shown and "3 of 27" in shown and "2 unknown" in shown and "1 not over yet" in shown
    answer = client.get(reverse("beds:plan_paper"))
    words = " ".join(p.extract_text() for p in PdfReader(io.BytesIO(answer.content)).pages)
    assert answer["Content-Type"] == "application/pdf"
    assert "What it did to children" in words and "not recorded yet" in words and "27 of 118" in words


ASKED = {
    "name": "Half of the beds", "crises": "130", "growth": "2", "home_now": "60", "home_then": "75", "stay_now": "28", "stay_then": "21",
    "spread": "exponential", "overflow": "on",
    "workers_now": "6", "workers_then": "8", "caseload": "2", "help": "28", "until": "2028", "seed": "1",
    "beds_now_0": "3", "beds_then_0": "1",
}  # fmt: skip


def test_the_planner_computes_in_the_background_shows_how_far_it_is_and_compares(groningen):
    from samspil.beds import tasks

    client = signed_in(groningen.wim)
    page(client, "planner")
    for wrong in (
        {"beds_then_0": "0"},
        {"stay_then": "-3"},
        {"crises": "0"},
        {"until": "2020"},
        {"beds_then_0": "-1"},
    ):
        send(client, "planner", **ASKED | wrong, status=422)
    send(client, "planner", **ASKED)
    row = Scenario.objects.get()
    busy = client.get(
        reverse("beds:scenario", args=[row.pk]), headers={"HX-Request": "true"}
    ).content.decode()
    assert "0 of 120 runs" in busy and "You may leave this page" in busy
    tasks.compute.func(str(row.pk))
    row.refresh_from_db()
    assert row.state == "done", row.problem
    found = beds.result(row)
    assert [(s.year, s.beds) for s in found.steps] == [(2026, 3), (2027, 2), (2028, 1)]
    assert found.first.refused_share[0] > 0.2 and all(
        s.full[1] <= s.full[0] <= s.full[2] for s in found.steps
    )
    assert json.loads(json.dumps(row.found)) == row.found
    shown = page(client, "scenario", row.pk)
    assert "Risk of a full house" in shown and "<svg" in shown and "Erlang B" in shown
    assert (
        client.get(reverse("beds:scenario", args=[row.pk]), headers={"HX-Request": "true"})["HX-Refresh"]
        == "true"
    )
    send(client, "planner", **ASKED | {"name": "Too few teams", "workers_then": "1", "home_then": "95"})
    many = Scenario.objects.exclude(pk=row.pk).get()
    tasks.compute.func(str(many.pk))
    many.refresh_from_db()
    assert "grow without end" in page(client, "scenario", many.pk)
    shown = page(client, "compare", s=[row.pk, many.pk])
    assert (
        "Half of the beds" in shown and "grow without end" in shown and shown.count('<svg class="chart"') == 2
    )
    assert "Half of the beds, changed" in page(client, "planner", **{"from": row.pk})
    told = {
        "metric": "staffed",
        "base_year": 2020,
        "by_year": 2030,
        "percent": 50,
        "population": "children under 18",
    }
    beds.set_aim(by=groningen.lead, at=NOW, **told)
    assert "Half of the beds" in page(client, "plan")
    send(client, "planner", **ASKED | {"name": "Left"})
    third = Scenario.objects.get(name="Left")
    send(client, "scenario", third.pk, act="stop")
    assert tasks.compute.func(str(third.pk)) is False
    send(client, "scenario", third.pk, act="drop")
    assert Scenario.objects.count() == 2


def test_a_table_from_outside_is_told_where_it_does_not_add_up(groningen):
    client = signed_in(groningen.wim)
    text = (
        "County,Year,Home,Institution,Total Days In Care,Admissions,Discharges,Children In Care\n"
        "ALBANY,2015,10,5,15,20,10,50\nALBANY,2016,10,6,16,20,15,55\nALBANY,2017,9,6,16,20,15,66\n"
    )
    for wrong in ("", "a,b\n1,2\n", "County,Year,Admissions,Discharges,Children In Care\nX,,1,1,1\n"):
        client.post(reverse("beds:table"), {"file": io.BytesIO(wrong.encode() or b" ")})
    shown = client.post(reverse("beds:table"), {"file": io.BytesIO(text.encode())}).content.decode()
    assert "2 of 3 rows add up" in shown and "1 of 2 years follow" in shown and "+6" in shown
    assert "16 ≠ 15" in shown


def test_a_hold_that_ran_out_is_gone_from_its_page_too(groningen, time_machine):
    at = groningen
    kept = at.hold()
    time_machine.move_to(NOW + 3 * HOUR)
    shown = page(signed_in(at.sanne), "bed", kept.bed_id)
    assert "Hold the bed" in shown and "Release" not in shown
    assert "in a crisis bed already" in refusal(lambda: (at.admit(0), at.admit(0)))
