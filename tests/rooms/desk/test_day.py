import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.cases import service as cases
from samspil.desk.greeting import czech_call
from samspil.ground import clock
from samspil.people import service as people
from samspil.plans import service as plans
from samspil.plans.models import Step
from samspil.plans.terms import Who
from samspil.trail.models import Entry as TrailEntry
from tests.cast import NOW, TODAY

OLD = NOW - dt.timedelta(days=19)


@pytest.fixture
def jana(cast, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    client.force_login(cast.jana)
    return client


def page(client, show=""):
    answer = client.get(reverse("desk:day"), {"show": show} if show else {})
    assert answer.status_code == 200
    return answer.content.decode()


def child(cast, name, **more):
    by = cast.actor(cast.jana)
    at = NOW - dt.timedelta(days=20)
    person = people.add(by=by, at=at, given_name=name, family_name="Kos", born_on=dt.date(2015, 1, 1))
    given = {
        "place": "home",
        "place_since": dt.date(2026, 1, 1),
        "next_on": TODAY + dt.timedelta(days=3),
        "worker": cast.jana,
    }
    return cases.open(by=by, at=at, child=person, competence="statutory_child_protection", **(given | more))


def plan_for(cast, case, due, review):
    by = cast.actor(cast.jana)
    plan = plans.draft(by=by, at=OLD, case=case.pk, review_on=review)
    goal = plans.add_goal(by=by, at=OLD, plan=plan, text="A goal", levels=dict.fromkeys(range(-2, 3), "x"))
    who = Who(institution=cast.authority.pk, account=cast.jana.pk)
    plans.add_step(by=by, at=OLD, goal=goal, what="Ring the housing office", who=who, due_on=due, keep=True)
    plans.put_in_force(by=by, at=OLD, plan=plan)
    return plan


def test_the_board_names_who_misses_what(cast, jana):
    child(cast, "Filip", place="not_known", place_since=dt.date(2026, 10, 30))
    child(cast, "Matěj", next_on=TODAY - dt.timedelta(days=1))
    child(cast, "Sára", worker=None)
    plan_for(cast, child(cast, "Ema"), TODAY, TODAY - dt.timedelta(days=4))
    board = page(jana).split('class="inv"')[1].split("</section>")[0]
    for name in ("Filip K.", "Matěj K.", "Sára K.", "Ema K."):
        assert board.count(name) == 1, name


def test_a_quiet_board_says_so(cast, jana):
    assert "Every plan was reviewed in time." in page(jana)


def test_a_late_step_is_done_with_one_press(cast, jana):
    plan_for(cast, cast.case, TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=60))
    assert "Ring the housing office" in page(jana)
    answer = jana.post(reverse("plans:mark", args=[Step.objects.get().pk]), {"state": "done", "back": "day"})
    assert (answer.status_code, answer["Location"]) == (303, reverse("desk:day"))
    assert "Ring the housing office" not in page(jana)


def test_what_others_wrote_is_shown_only_as_far_as_it_is_shared(cast, jana):
    petra = cast.actor(cast.petra)
    at = NOW - dt.timedelta(hours=1)
    cases.write(by=petra, at=at, case=cast.case, kind="note", text="Only for us")
    cases.write(by=petra, at=at, case=cast.case, kind="note", text="For the whole table", for_all=True)
    shown = page(jana)
    assert "For the whole table" in shown and "Only for us" not in shown
    assert "For the whole table" not in page(jana, "plan")


def test_what_was_shared_with_us_is_shown_with_its_end(cast, jana):
    petra, until = cast.actor(cast.petra), NOW + dt.timedelta(days=30)
    entry = cases.write(by=petra, at=NOW, case=cast.case, kind="note", text="Crossed over")
    given = {
        "entry": entry,
        "to": cast.authority,
        "purpose": "one plan",
        "basis": "statute",
        "statute": "§ 51",
        "until": until,
    }
    cases.share(by=petra, at=NOW, **given)
    shown = page(jana, "shared")
    assert "Crossed over" in shown and "shared with you until" in shown


def test_what_was_seen_stays_for_a_day_and_then_goes(cast, jana, monkeypatch):
    at = NOW - dt.timedelta(hours=20)
    cases.write(
        by=cast.actor(cast.petra), at=at, case=cast.case, kind="note", text="For the table", for_all=True
    )
    assert jana.post(reverse("desk:seen")).status_code == 303
    assert "For the table" in page(jana)
    monkeypatch.setattr(clock, "now", lambda: NOW + dt.timedelta(hours=5))
    assert "For the table" not in page(jana)


def test_the_line_of_now_stands_between_what_has_begun_and_what_comes(cast, jana):
    for name, hours in (("Filip", -1), ("Ema", 1)):
        clock_time = (NOW + dt.timedelta(hours=hours)).astimezone(ZoneInfo("Europe/Prague")).time()
        child(cast, name, next_on=TODAY, next_time=clock_time, next_what=f"A visit to {name}")
    day = page(jana).split('<ol class="day">')[1].split("</ol>")[0]
    assert day.index("A visit to Filip") < day.index('class="now"') < day.index("A visit to Ema")


def test_the_page_is_in_the_trail_once_with_its_purpose(cast, jana):
    page(jana)
    entry = TrailEntry.objects.get(act="desk.day")
    assert (entry.purpose, entry.account) == ("overview", cast.jana.pk)


def test_the_day_of_an_administrator_shows_no_child(cast, client, monkeypatch):
    client.force_login(cast.ada)
    assert "Tereza" not in page(client)


def test_the_day_makes_the_same_number_of_queries_for_few_and_for_many(cast, jana):
    def counted():
        with CaptureQueriesContext(connection) as queries:
            page(jana)
        return len(queries)

    def more(n):
        for i in range(n):
            plan_for(
                cast, child(cast, f"Child{i}"), TODAY - dt.timedelta(days=1), TODAY - dt.timedelta(days=1)
            )
        for _ in range(n):
            cases.write(
                by=cast.actor(cast.petra), at=NOW, case=cast.case, kind="note", text="x", for_all=True
            )

    more(1)
    page(jana)
    few = counted()
    more(20)
    assert counted() == few


def test_czech_names_are_called_out():
    names = ["Jana", "Lucie", "Marek", "Petr", "Lukáš", "Karel", "Pavel", "Patrik", "Jan", "Jiří", "Ondřej"]
    assert [czech_call(n) for n in names] == [
        "Jano", "Lucie", "Marku", "Petře", "Lukáši", "Karle", "Pavle", "Patriku", "Jane", "Jiří", "Ondřeji",
    ]  # fmt: skip


def test_a_board_that_stops_counting_says_that_there_are_more(cast, monkeypatch):
    from samspil.cases import queries, service

    for module in (queries, service):
        monkeypatch.setattr(module, "MOST_COUNTED", 1)
    from samspil.cases.models import Participation

    Participation.objects.filter(case=cast.case).update(listed_on="2020-01-01")
    client = Client()
    client.force_login(cast.jana)
    assert "<b>1+</b>" in client.get("/day/").text
