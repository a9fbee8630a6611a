"""What waits too long: first with its owner, after some days with the team leader, told once."""

import dataclasses
import datetime as dt

import pytest

from samspil.ground.actor import NOBODY
from samspil.notices.models import Letter
from samspil.plans import service as plans
from samspil.plans.models import Overdue
from samspil.plans.terms import WAITS_TOO_LONG, Who
from samspil.trail.models import Entry
from tests.cast import NOW
from tests.rooms.plans.scene import REVIEW, days, set_scene


@pytest.fixture
def scene(cast):
    found = set_scene(cast)
    by = cast.actor(cast.jana)
    plans.add_step(
        by=by, at=NOW, goal=found.goal, what="Ring the school",
        who=Who(institution=cast.authority.pk, account=cast.jana.pk), due_on=days(3),
    )  # fmt: skip
    plans.put_in_force(by=by, at=NOW, plan=found.plan)
    return found


def tell(home, after):
    at = NOW + dt.timedelta(days=after)
    by = dataclasses.replace(NOBODY, institution=home.pk, time_zone=home.time_zone, at=at)
    return plans.tell_overdue(by=by, at=at)


def waits(cast, who, after):
    at = NOW + dt.timedelta(days=after)
    return [(t.kind, str(t.title)) for t in plans.waiting(for_=cast.actor(who, at), at=at, today=days(after))]


def test_a_late_step_waits_for_its_owner_and_after_a_week_for_the_team_leader(cast, scene):
    assert ("plans.step", "Ring the school") in waits(cast, cast.jana, 4)
    assert (tell(cast.authority, 10), waits(cast, cast.mark, 10)) == (0, []), "seven days after, not yet"
    assert tell(cast.authority, 11) == 1
    assert waits(cast, cast.mark, 11) == [(WAITS_TOO_LONG, "Waits too long: Ring the school")]
    assert all(kind != WAITS_TOO_LONG for kind, _title in waits(cast, cast.jana, 11))


def test_it_is_told_once_with_a_letter_that_names_nobody_and_stands_in_the_record(cast, scene):
    assert (tell(cast.authority, 12), tell(cast.authority, 13)) == (1, 0)
    letter = Letter.objects.get()
    assert letter.to == cast.mark.email and "Tereza" not in letter.subject + letter.body
    assert Entry.objects.filter(act="plans.tell_overdue", case=cast.case.pk).count() == 1


def test_what_the_family_owes_goes_to_the_leader_of_the_institution_that_leads_the_plan(cast, scene):
    assert tell(cast.support, 40) == 0
    assert tell(cast.authority, 40) == 2
    assert (WAITS_TOO_LONG, "Waits too long: Breakfast together") in waits(cast, cast.mark, 40)


def test_a_review_that_nobody_held_goes_to_the_leader_and_leaves_when_it_is_held(cast, scene):
    late = (REVIEW - NOW.date()).days + 8
    tell(cast.authority, late)
    assert (WAITS_TOO_LONG, "Waits too long: review of the plan") in waits(cast, cast.mark, late)
    at = NOW + dt.timedelta(days=late)
    plans.review(
        by=cast.actor(cast.jana, at), at=at, plan=scene.plan, revision=2, goes_on=True, review_on=days(late + 50),
        results={scene.goal.pk: 0},
    )  # fmt: skip
    assert all("review" not in title for _kind, title in waits(cast, cast.mark, late))


def test_another_day_for_a_step_is_told_anew(cast, scene):
    tell(cast.authority, 12)
    step = Overdue.objects.get().step
    at = NOW + dt.timedelta(days=12)
    plans.change_step(
        by=cast.actor(cast.jana, at), at=at, step=step, revision=step.revision, what=step.what,
        who=Who(institution=cast.authority.pk, account=cast.jana.pk), due_on=days(14),
    )  # fmt: skip
    assert waits(cast, cast.mark, 15) == []
    assert tell(cast.authority, 22) == 1 + 1, "the step again, and by now the breakfast too"
