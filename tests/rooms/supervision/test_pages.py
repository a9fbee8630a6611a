"""The pages: for who supervises, for who answers, for the family at its phone."""

import datetime as dt

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from samspil.supervision import service
from samspil.supervision.models import Attendance, Group, Post, Question, Session, Tap
from tests.rooms.supervision.scene import LATER, NOW, TODAY, stage

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def scene():
    return stage()


def goal(scene):
    who = scene.who(scene.kirsten)
    plan = service.start_plan(**who, family=scene.bro.pk, started_on=TODAY - 30 * DAY)
    told = service.NewGoal(
        "We read a book with the child every day", "a calm evening", "the book lies on the bed", 7, 1,
        TODAY - 10 * DAY, TODAY + 60 * DAY, question="Did we read today?",
    )  # fmt: skip
    return service.set_goal(**who, plan=plan, goal=told)


def test_the_service_forms_a_group_plans_holds_and_writes_down_a_session(scene, client):
    client.force_login(scene.kirsten)
    sent = {
        "act": "form", "programme": scene.programme.pk, "name": "Aars", "area": "Aars", "families": [scene.bro.pk, scene.krogh.pk],
        "one": f"{scene.kirsten.pk}.{scene.home.pk}", "other": f"{scene.ole.pk}.{scene.house.pk}",
    }  # fmt: skip
    assert client.post(reverse("supervision:new"), sent).status_code == 303
    group = Group.objects.get()
    here = reverse("supervision:group", args=[group.pk])
    planned = {"act": "meet", "day": "25/11/2026", "time": "9.30", "minutes": "150", "place": ""}
    assert client.post(here, planned).status_code == 303
    assert client.post(here, planned).status_code == 422, "twice on one day is a slip"
    session = Session.objects.get()
    page = reverse("supervision:session", args=[session.pk])
    goal(scene)
    answer = client.get(page)
    assert "We read a book with the child every day" in answer.text, "the session opens on the plans"
    Session.objects.update(starts_at=NOW - dt.timedelta(hours=2))
    came = {"act": "came", f"came-{scene.bro.pk}": "came", f"came-{scene.krogh.pk}": "missed"}
    assert client.post(page, came).status_code == 303
    missed = Attendance.objects.get(came="missed")
    asked = {"act": "why", "row": missed.pk, "why": "", "words": "Two had a fever."}
    nothing = client.post(here, asked)
    assert (
        nothing.status_code == 422 and "error-summary" in nothing.text and "Two had a fever." in nothing.text
    )
    assert client.post(here, asked | {"why": "ill"}).status_code == 303
    assert client.post(page, {"act": "note", "text": "Stille."}).status_code == 303
    agreed = {
        "act": "agree",
        "text": "Ring to school",
        "who": "Bro",
        "due_on": "30/11/2026",
        "family": scene.bro.pk,
    }
    assert client.post(page, agreed).status_code == 303
    for name in (
        "supervision:year",
        "supervision:plans",
        "supervision:apart",
        "supervision:propose",
        "supervision:calendar",
    ):
        assert client.get(reverse(name)).status_code == 200
    assert "Krogh" in client.get(here).text and client.get(here, {}).status_code == 200
    client.force_login(scene.lene)
    assert "Stille." not in client.get(page).text
    theme = reverse("supervision:theme", args=[scene.programme.pk, 2026, 4])
    assert client.post(theme, {"title": "Mentalisering", "revision": "0"}).status_code == 303
    assert client.post(theme, {"title": "Andet", "revision": "0"}).status_code == 409


def test_the_family_taps_says_whether_it_comes_and_takes_its_calendar_along(scene, client):
    group = scene.group(scene.bro, scene.damgaard)
    service.set_theme(
        **scene.who(scene.kirsten), programme=scene.programme.pk, year=2026, quarter=4, title="Mentalisering"
    )
    session = service.plan_group_session(**scene.who(scene.ole), group=group, starts_at=LATER)
    aim = goal(scene)
    client.force_login(scene.hanne)
    plan, year = reverse("supervision:own_plan"), reverse("supervision:own_year")
    tapped = {"act": "tap", "row": aim.pk, "day": TODAY.isoformat(), "did": "1", "home": "1"}
    assert client.post(plan, tapped).headers["Location"] == reverse("fostering:home")
    assert client.post(plan, tapped | {"did": "0"}).status_code == 303
    assert not Tap.objects.get().did, "said again, the later counts"
    early = client.post(plan, tapped | {"day": (TODAY - 11 * DAY).isoformat(), "home": ""})
    assert early.status_code == 422 and "The goal began later than that." in early.text
    kept = client.post(plan, tapped, headers={"X-Requested-With": "fetch"})
    assert kept.json()["kept"] and Tap.objects.get().did, "what waited on the phone is sent, and counts once"
    late = client.post(plan, tapped | {"day": "2026-01-01"}, headers={"X-Requested-With": "fetch"})
    assert late.status_code == 422 and "The goal began later than that." in late.json()["words"]
    home = client.get(reverse("fostering:home")).text
    assert "Did we read today?" in home and "Mentalisering" in home
    month = reverse("supervision:own_calendar")
    shown = client.get(month, {"day": (TODAY - DAY).isoformat()}).text
    assert "Did we read today?" in shown and "Mentalisering" in shown
    said = {"act": "tap", "row": aim.pk, "day": (TODAY - DAY).isoformat(), "did": "0"}
    assert (
        client.post(f"{month}?day={TODAY - DAY}", said)
        .headers["Location"]
        .endswith(f"?day={TODAY - DAY}#day")
    )
    assert "a day without" in client.get(month, {"day": (TODAY - DAY).isoformat()}).text
    assert "Group supervision" in client.get(month, {"day": "2026-12-03"}).text
    assert client.post(month, said | {"day": (TODAY + DAY).isoformat()}).status_code == 422
    assert client.get(month, {"day": "never"}).status_code == 200
    assert client.post(year, {"act": "coming", "row": session.pk, "says": "cannot"}).status_code == 303
    assert client.post(year, {"act": "wish", "theme": "Søvn"}).status_code == 303
    assert "Søvn" in client.get(year).text
    made = client.post(year, {"act": "feed"}).text
    secret = made.split("supervision-calendar/")[1].split(".ics")[0]
    client.logout()
    feed = client.get(reverse("supervision:feed", args=[secret]))
    assert (
        "Mentalisering" in feed.text
        and "RRULE:FREQ=WEEKLY" in feed.text.replace("\r\n ", "")
        and "read" not in feed.text
        and "Bro" not in feed.text
        and "TZID=Europe/Copenhagen" in feed.text.replace('"', "")
    )
    assert (
        client.get(
            reverse("supervision:feed", args=[secret]), headers={"If-None-Match": feed["ETag"]}
        ).status_code
        == 304
    )
    client.force_login(scene.hanne)
    chosen = {"language": "en", "theme": "auto", "time_zone": "America/Nuuk"}
    assert client.post(reverse("accounts:me"), chosen).status_code == 303
    moved = client.get(reverse("supervision:feed", args=[secret])).text.replace('"', "")
    assert "BEGIN:VTIMEZONE" in moved and "DTSTART;TZID=America/Nuuk:20261203T063000" in moved
    assert "6.30" in client.get(year).text, "the page speaks of the same hour"
    assert client.post(year, {"act": "end_feed"}).status_code == 303
    assert client.get(reverse("supervision:feed", args=[secret])).status_code == 404
    for name in ("own_plan", "own_year", "own_group", "own_specialist"):
        assert client.get(reverse(f"supervision:{name}")).status_code == 200
    app = client.get(reverse("supervision:manifest")).json()
    assert app["start_url"] == "/at-home/" and {"192x192", "512x512"} <= {i["sizes"] for i in app["icons"]}
    assert all(finders.find(i["src"].removeprefix("/static/")) for i in app["icons"])
    assert "at-home" in client.get(reverse("supervision:worker")).text
    client.force_login(scene.kirsten)
    assert client.get(plan).status_code == 404


def test_a_question_without_a_name_is_answered_followed_and_kept_for_others_without_names(scene, client):
    client.force_login(scene.ole)
    catalogue = reverse("supervision:knowledge")
    known = {
        "act": "offer",
        "account": scene.ole.pk,
        "topic": "adhd",
        "words": "",
        "at_a_time": "1",
        "days": "40",
    }
    assert client.post(catalogue, known).status_code == 422
    assert client.post(catalogue, known | {"days": "3"}).status_code == 303
    assert "answers within 3 working days" in client.get(catalogue).text
    client.force_login(scene.hanne)
    ask = reverse("supervision:own_specialist")
    assert "Answered within 3 working days" in client.get(ask).text
    sent = {"act": "ask", "topic": "adhd", "text": "He never sits.", "anonymous": "on"}
    assert client.post(ask, sent | {"text": "Emil never sits."}).status_code == 422, "a name tells who asks"
    assert client.post(ask, sent).status_code == 303
    first = Question.objects.get()
    assert (first.state, first.matched_to_id, first.due_on) == ("matched", scene.ole.pk, TODAY + 3 * DAY), (
        "in the time that was agreed with who answers"
    )
    client.post(ask, sent | {"text": "And at night?", "anonymous": ""})
    second = Question.objects.exclude(pk=first.pk).get()
    assert second.state == "open", "who takes one at a time is full"
    client.force_login(scene.ole)
    page = reverse("supervision:question", args=[first.pk])
    shown = client.get(page).text
    assert "He never sits." in shown and "Bro" not in shown and "Hanne" not in shown
    Question.objects.filter(pk=first.pk).update(due_on=TODAY - DAY)
    assert "late since" in client.get(page).text and "late since" in client.get(catalogue).text
    assert client.post(page, {"act": "answer", "text": "Short tasks, Emil first."}).status_code == 303
    assert Question.objects.get(pk=second.pk).matched_to_id == scene.ole.pk, "what waits goes to who has room"
    follow = {
        "act": "follow",
        "kind": "course",
        "day": "1/12/2026",
        "time": "10",
        "sessions": "3",
        "every_days": "14",
        "place": "",
    }
    assert client.post(page, follow).status_code == 403, "first the family says who it is"
    keep = {"act": "keep", "title": "Sitting still", "text": "Short tasks."}
    assert client.post(page, keep).status_code == 403, "first it was useful"
    client.force_login(scene.hanne)
    assert client.post(ask, {"act": "useful", "row": first.pk, "useful": "1"}).status_code == 303
    assert client.post(ask, {"act": "name", "row": first.pk}).status_code == 303
    client.force_login(scene.ole)
    assert "Bro" in client.get(page).text
    assert client.post(page, keep | {"text": "Give Emil short tasks."}).status_code == 422
    assert client.post(page, keep).status_code == 303 and client.post(page, follow).status_code == 303
    assert Session.objects.filter(question=first, kind="course").count() == 3
    found = client.post(reverse("supervision:library"), {"words": "TASKS short"}).text
    assert "Sitting still" in found
    assert "Sitting still" not in client.post(reverse("supervision:library"), {"words": "sleep"}).text
    other = reverse("supervision:question", args=[second.pk])
    assert client.post(other, {"act": "back"}).status_code == 303
    assert Question.objects.get(pk=second.pk).state == "open", "and is not given to who cannot once more"
    client.post(other, {"act": "take"})
    again = Question.objects.get(pk=second.pk)
    assert (again.matched_to_id, again.due_on) == (scene.ole.pk, TODAY + 3 * DAY)


def test_the_board_is_for_members_names_no_child_and_is_looked_after(scene, client):
    group = scene.group(scene.bro, scene.damgaard)
    client.force_login(scene.hanne)
    own, board = reverse("supervision:own_group"), reverse("supervision:board", args=[group.pk])
    said = client.post(own, {"act": "post", "text": "Emil slept at last."})
    assert said.status_code == 422 and not Post.objects.exists()
    assert client.post(own, {"act": "post", "text": "Has Freja slept?"}).status_code == 303
    assert client.post(own, {"act": "post", "text": "Our child slept."}).status_code == 303
    held = Post.objects.get(waits=True)
    client.force_login(scene.lene)
    assert client.get(board).status_code == 404, "not even the rest of the service reads it"
    client.force_login(scene.ole)
    assert "Has Freja slept?" in client.get(board).text
    assert client.post(board, {"act": "hide", "row": held.pk, "why": ""}).status_code == 422
    assert client.post(board, {"act": "hide", "row": held.pk, "why": "a name"}).status_code == 303
    client.force_login(scene.hanne)
    shown = client.get(own).text
    assert "Our child slept." in shown and "Freja" not in shown
