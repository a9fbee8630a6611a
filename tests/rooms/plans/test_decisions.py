"""A step of what a meeting decided."""

from uuid import uuid4

import pytest
from django.urls import reverse

from samspil.ground import clock
from samspil.ground.errors import NotFound
from samspil.meetings import service as meetings
from samspil.plans import service as plans
from samspil.plans.models import Step
from samspil.plans.terms import Who
from tests.cast import NOW
from tests.rooms.meetings.stage import SOON, begun
from tests.rooms.plans.scene import days, set_scene
from tests.rooms.plans.test_pages import enter, words_of


@pytest.fixture
def decision(cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: SOON)
    return meetings.decide(
        by=cast.actor(cast.jana), at=SOON, meeting=begun(cast), text="SAS wakes her on Mondays",
        matter="joint_plan", institution=cast.support.pk,
    )  # fmt: skip


def page(cast, decision):
    return reverse("plans:from_decision", args=[cast.case.pk, decision.pk])


def test_the_meeting_leads_to_a_step_that_is_filled_in(cast, decision, client):
    scene = set_scene(cast)
    enter(client, cast.jana)
    meeting = client.get(reverse("meetings:show", args=[decision.meeting_id])).content.decode()
    assert page(cast, decision) in meeting and "Make a plan step of this" in meeting
    form = client.get(page(cast, decision)).content.decode()
    who = Who(institution=cast.support.pk).key
    assert 'value="SAS wakes her on Mondays"' in form and f'value="{who}" selected' in form
    given = {"goal": str(scene.goal.pk), "what": "SAS wakes her", "who": who, "due_on": "4. 12. 2026"}
    assert client.post(page(cast, decision), given).status_code == 303
    assert Step.objects.get(what="SAS wakes her").decision_id == decision.pk
    shown = client.get(reverse("plans:of_case", args=[cast.case.pk])).content.decode()
    assert "decided 24 Nov 2026" in shown and reverse("meetings:show", args=[decision.meeting_id]) in shown


def test_what_is_missing_is_said_beside_the_field(cast, decision, client):
    set_scene(cast)
    enter(client, cast.jana)
    answer = client.post(page(cast, decision), {"what": "SAS wakes her", "who": "", "due_on": ""})
    assert answer.status_code == 422 and b"Say who does it" in answer.content


def test_without_a_plan_one_begins_with_the_plan(cast, decision, client):
    enter(client, cast.jana)
    answer = client.get(page(cast, decision))
    assert answer.status_code == 303
    assert answer["Location"] == reverse("plans:of_case", args=[cast.case.pk]) + "#add-goal"


def test_a_decision_of_another_case_is_not_there(cast, decision):
    scene, by = set_scene(cast), cast.actor(cast.jana)
    with pytest.raises(NotFound):
        plans.add_step(
            by=by, at=NOW, goal=scene.goal, what="x", who=Who(institution=cast.support.pk), due_on=days(3),
            decision=uuid4(),
        )  # fmt: skip
    with pytest.raises(NotFound):
        plans.decided(cast.case.pk, decision.pk, for_=cast.actor(cast.olga), at=SOON)


def test_the_stranger_gets_the_answer_of_nobody(cast, decision, client):
    set_scene(cast)
    enter(client, cast.olga)
    real = client.get(page(cast, decision))
    missing = client.get(reverse("plans:from_decision", args=[uuid4(), uuid4()]))
    assert real.status_code == missing.status_code == 404 and words_of(real) == words_of(missing)
    assert client.post(page(cast, decision), {}).status_code == 404
