"""The steps of a person in their own file: the same taps as behind a secret address."""

import pytest
from django.urls import reverse

from samspil.plans import service as plans
from samspil.plans.models import Tick
from samspil.plans.terms import Who
from tests.cast import NOW, TODAY
from tests.rooms.plans.scene import days, set_scene
from tests.rooms.rights import invited, visiting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW, tick=False)


def test_the_child_ticks_a_step_in_her_own_file_once_a_day_and_takes_it_back(cast):
    scene, by = set_scene(cast), cast.actor(cast.jana)
    step = plans.add_step(
        by=by, at=NOW, goal=scene.goal, what="Pack my bag", who=Who(person=cast.tereza.pk), due_on=days(30),
        rhythm="weekdays",
    )  # fmt: skip
    plans.put_in_force(by=by, at=NOW, plan=scene.plan)
    reader, secret = invited(cast, person=cast.tereza, relation="child")
    child = visiting(secret, born="2. 5. 2013")
    page = child.get(reverse("rights:plan", args=[reader.pk])).content.decode()
    assert "Pack my bag" in page and "Breakfast together" not in page, "her steps, not her mother's"
    tap = reverse("rights:tap", args=[reader.pk, step.pk])
    for _twice in range(2):
        assert child.post(tap, {"day": TODAY.isoformat(), "said": "yes"}).status_code == 303
    assert Tick.objects.get().person_id == cast.tereza.pk
    assert child.post(tap, {"day": TODAY.isoformat(), "said": "undo"}).status_code == 303
    assert child.post(tap, {"day": "2026-01-01", "said": "yes"}).status_code == 422
    other = reverse("rights:tap", args=[reader.pk, scene.step.pk])
    assert child.post(other, {"said": "yes"}).status_code == 404
    assert not Tick.objects.exists()


def test_without_an_agreed_plan_the_page_says_so(cast):
    reader, secret = invited(cast)
    child = visiting(secret)
    assert child.get(reverse("rights:plan", args=[reader.pk])).status_code == 200
