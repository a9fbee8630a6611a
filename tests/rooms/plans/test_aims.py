"""A step and the map: which card it works on, and what was tried before."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.formulations import service as maps
from samspil.ground import clock
from samspil.ground.errors import Invalid
from samspil.plans import service as plans
from samspil.plans.models import Step
from samspil.plans.terms import Who
from tests.cast import NOW
from tests.rooms.plans.scene import card_of, days, note_tried, set_scene
from tests.rooms.plans.test_pages import enter

LATER = NOW + dt.timedelta(minutes=1)


@pytest.fixture
def scene(cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return set_scene(cast)


def given(cast, **more):
    who = Who(institution=cast.authority.pk, account=cast.jana.pk)
    return {"what": "Ring the school", "who": who, "due_on": days(3)} | more


def add(cast, scene, **more):
    return plans.add_step(by=cast.actor(cast.jana), at=NOW, goal=scene.goal, **given(cast, **more))


def test_a_step_works_on_a_card_that_keeps_it_going(cast, scene):
    card = card_of(cast)
    step = add(cast, scene, aim=card.pk)
    assert Step.objects.get(pk=step.pk).factor_id == card.pk
    line = plans.content(scene.plan, plans.goals(scene.plan))["goals"][0]["steps"][1]
    assert line["card"] == card.number


def test_a_step_does_not_work_on_any_other_card(cast, scene):
    helps = card_of(cast, "Grandmother lives near", "protective")
    with pytest.raises(Invalid) as problem:
        add(cast, scene, aim=helps.pk)
    assert list(problem.value.problems) == ["aim"]


def test_a_card_that_left_the_map_stays_with_its_step_and_is_not_chosen_anew(cast, scene):
    by, card = cast.actor(cast.jana), card_of(cast)
    step = add(cast, scene, aim=card.pk)
    maps.remove_factor(by=by, at=LATER, factor=card, why="No longer so")
    kept = plans.change_step(by=by, at=LATER, step=step, revision=1, aim=card.pk, **given(cast, what="Write"))
    assert kept.factor_id == card.pk
    with pytest.raises(Invalid):
        add(cast, scene, aim=card.pk)


def test_what_was_tried_before_and_did_not_last_asks_what_is_different(cast, scene):
    note_tried(cast)
    again = "Assistant for the mornings: fetches her at seven"
    with pytest.raises(Invalid) as problem:
        add(cast, scene, what=again)
    (words,) = problem.value.problems["keep"]
    assert "last spring" in words and "The assistants changed. What is different now?" in words
    assert add(cast, scene, what=again, keep=True).warned == ["tried"]


def test_what_lasted_is_tried_again_without_a_question(cast, scene):
    note_tried(cast, outcome="lasted")
    assert add(cast, scene, what="Assistant for the mornings: fetches her at seven").warned == []


def test_a_reminder_that_was_answered_comes_back_only_for_other_words(cast, scene):
    note_tried(cast)
    by = cast.actor(cast.jana)
    step = add(cast, scene, what="The assistant comes every morning", keep=True)
    step = plans.change_step(
        by=by, at=LATER, step=step, revision=1,
        **given(cast, what="The assistant comes every morning", due_on=days(5)),
    )  # fmt: skip
    assert step.warned == ["tried"]
    with pytest.raises(Invalid):
        plans.change_step(
            by=by,
            at=LATER,
            step=step,
            revision=2,
            **given(cast, what="An assistant fetches her this morning"),
        )


def test_who_may_not_read_maps_is_shown_nothing_of_them(cast, scene):
    card_of(cast)
    note_tried(cast)
    ada = cast.actor(cast.ada)
    assert plans.understood(cast.case.pk, for_=ada, at=NOW) == plans.Understood()
    assert plans.understood(cast.case.pk, for_=cast.actor(cast.olga), at=NOW) == plans.Understood()


def test_the_page_says_how_many_steps_work_on_what_keeps_it_going(cast, scene, client):
    first, second = card_of(cast), card_of(cast, "Quarrels about school")
    enter(client, cast.petra)
    url, file = reverse("plans:new_step", args=[scene.goal.pk]), reverse("plans:of_case", args=[cast.case.pk])
    assert "No step works on what keeps it going yet." in client.get(file).content.decode()
    form = {"what": "Ring her", "who": Who(person=scene.mother.pk).key, "due_on": "4. 12. 2026"}
    assert client.post(url, form | {"aim": str(first.pk)}).status_code == 303
    page = client.get(file).content.decode()
    assert "1 of 2 steps works on" not in page and "1 of 2 steps work on what keeps it going." in page
    assert f"card {first.number}" in page and "no step yet" in page
    step = Step.objects.get(factor=first)
    shown = client.get(reverse("plans:step", args=[step.pk])).content.decode()
    assert f'value="{first.pk}" selected' in shown and f'value="{second.pk}"' in shown


def test_the_map_leads_to_the_plan(cast, scene, client):
    enter(client, cast.jana)
    card = card_of(cast)
    now = card_of(cast, "Late for school", "presenting")
    maps.state_hypothesis(
        by=cast.actor(cast.jana), at=NOW, map=card.map, keeps="Nobody wakes her", address="Somebody does",
        achieve="She is rested", grounds=[card, now],
    )  # fmt: skip
    page = client.get(reverse("formulations:map", args=[cast.case.pk])).content.decode()
    assert f'href="{reverse("plans:of_case", args=[cast.case.pk])}">Open the plan' in page
