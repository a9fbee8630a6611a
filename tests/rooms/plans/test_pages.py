import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.ground import clock
from samspil.plans import service as plans
from samspil.plans.models import Goal, Plan, Step
from samspil.plans.terms import Who
from tests.cast import NOW, TODAY
from tests.rooms.plans.scene import LEVEL_FIELDS, days, mother_of, set_scene


@pytest.fixture
def scene(cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return set_scene(cast)


def enter(client, account):
    client.force_login(account)
    return client


def words_of(answer):
    """The page without its form token and without the address it was asked by."""
    page = re.sub(rb"[A-Za-z0-9]{64}", b"", answer.content)
    return page.replace(answer.request["PATH_INFO"].encode(), b"")


def pages(scene, case):
    return [
        reverse("plans:of_case", args=[case]), reverse("plans:family", args=[case]),
        reverse("plans:versions", args=[scene.plan.pk]), reverse("plans:goal", args=[scene.goal.pk]),
        reverse("plans:step", args=[scene.step.pk]),
    ]  # fmt: skip


def test_every_page_answers_those_at_the_table(cast, scene, client):
    for account in (cast.jana, cast.lukas):
        enter(client, account)
        for url in pages(scene, cast.case.pk):
            assert client.get(url).status_code == 200, url


def test_the_stranger_gets_the_same_page_as_for_what_is_not_there(cast, scene, client):
    enter(client, cast.olga)
    missing = client.get(reverse("plans:of_case", args=[uuid4()]))
    assert missing.status_code == 404
    for url in pages(scene, cast.case.pk):
        answer = client.get(url)
        assert (answer.status_code, words_of(answer)) == (404, words_of(missing))
    for name, id in (("start", cast.case.pk), ("new_goal", scene.plan.pk), ("answer", scene.plan.pk),
                     ("in_force", scene.plan.pk), ("review", scene.plan.pk), ("move_goal", scene.goal.pk),
                     ("new_step", scene.goal.pk), ("mark", scene.step.pk), ("drop", scene.step.pk),
                     ("move", scene.step.pk)):  # fmt: skip
        assert client.post(reverse(f"plans:{name}", args=[id])).status_code == 404, name


def test_a_plan_is_made_by_forms_alone(cast, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    mother = mother_of(cast)
    enter(client, cast.jana)
    case = cast.case.pk
    assert (
        client.post(
            reverse("plans:start", args=[case]), {"review_on": "12. 2. 2027", "weeks": "12"}
        ).status_code
        == 303
    )
    plan = Plan.objects.get()
    client.post(reverse("plans:new_goal", args=[plan.pk]), {"text": "Rested at school"} | LEVEL_FIELDS)
    goal = Goal.objects.get()
    late = client.post(
        reverse("plans:new_step", args=[goal.pk]), {"what": "Breakfast", "who": "", "due_on": ""}
    )
    assert late.status_code == 422 and b"Say who does it" in late.content and b"Breakfast" in late.content
    given = {"what": "Breakfast", "who": Who(person=mother.pk).key, "due_on": "4. 12. 2026"}
    assert client.post(reverse("plans:new_step", args=[goal.pk]), given).status_code == 303
    assert client.post(reverse("plans:in_force", args=[plan.pk])).status_code == 303
    said = {"who": Who(person=mother.pk).key, "answer": "agrees", "note": ""}
    assert client.post(reverse("plans:answer", args=[plan.pk]), said).status_code == 303
    assert (
        client.post(reverse("plans:mark", args=[Step.objects.get().pk]), {"state": "done"}).status_code == 303
    )
    page = client.get(reverse("plans:of_case", args=[case])).content.decode()
    assert "1 of 1 step done" in page and "agrees" in page


def test_a_day_that_does_not_exist_is_refused_beside_the_field(cast, scene, client):
    enter(client, cast.jana)
    given = {"what": "x", "who": Who(institution=cast.club.pk).key, "due_on": "31. 2. 2027"}
    answer = client.post(reverse("plans:new_step", args=[scene.goal.pk]), given)
    assert answer.status_code == 422 and b"31. 2. 2027" in answer.content and Step.objects.count() == 1


def test_a_warning_shows_what_is_asked_and_keeps_what_was_typed(cast, scene, client):
    enter(client, cast.jana)
    url = reverse("plans:new_step", args=[scene.goal.pk])
    given = {
        "what": "Talk",
        "who": Who(institution=cast.club.pk).key,
        "due_on": "4.12.2026",
        "competence": "health",
    }
    asked = client.post(url, given)
    assert (
        asked.status_code == 422
        and b'name="keep"' in asked.content
        and b"NZDM Brno does not hold" in asked.content
    )
    assert client.post(url, given | {"keep": "on"}).status_code == 303
    assert b"outside its competence" in client.get(reverse("plans:of_case", args=[cast.case.pk])).content


def test_a_second_writer_sees_both_versions(cast, scene, client):
    enter(client, cast.jana)
    plans.change_step(by=cast.actor(cast.petra), at=NOW, step=scene.step, revision=1, what="What Petra wrote",
                      who=Who(person=scene.mother.pk), due_on=days(10))  # fmt: skip
    given = {
        "revision": "1",
        "what": "What Jana wrote",
        "who": Who(person=scene.mother.pk).key,
        "due_on": "4.12.2026",
    }
    answer = client.post(reverse("plans:step", args=[scene.step.pk]), given)
    assert answer.status_code == 409
    assert b"What Petra wrote" in answer.content and b"What Jana wrote" in answer.content
    assert (
        client.post(reverse("plans:step", args=[scene.step.pk]), given | {"revision": "2"}).status_code == 303
    )


def counted(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_pages_make_the_same_number_of_queries_for_3_and_for_60_steps(cast, scene, client):
    enter(client, cast.jana)
    by = cast.actor(cast.jana)
    who = Who(institution=cast.authority.pk, account=cast.jana.pk)

    def fill(n):
        for i in range(n):
            plans.add_step(by=by, at=NOW, goal=scene.goal, what=f"Step {i}", who=who, due_on=days(3))

    def door():
        with CaptureQueriesContext(connection) as queries:
            plans.waiting(for_=by, at=NOW, today=TODAY)
            plans.summary(cast.case.pk, for_=by, at=NOW, today=TODAY)
        return len(queries)

    fill(2)
    urls = pages(scene, cast.case.pk)
    [client.get(url) for url in urls]
    few = [counted(client, url) for url in urls] + [door()]
    fill(57)
    goal = plans.add_goal(by=by, at=NOW, plan=scene.plan, text="Another")
    plans.add_step(by=by, at=NOW, goal=goal, what="One more", who=who, due_on=days(3))
    assert [counted(client, url) for url in urls] + [door()] == few
    assert few[-1] == 3
