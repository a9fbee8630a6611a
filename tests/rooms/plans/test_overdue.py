"""What waits too long: first with its owner, after some days with the team leader, told once."""

import dataclasses
import datetime as dt

import pytest
import time_machine

from samspil.access.service import Role
from samspil.accounts import service as accounts
from samspil.accounts.models import Membership
from samspil.cases import service as cases
from samspil.ground.actor import NOBODY
from samspil.institutions import service as institutions
from samspil.notices.models import Letter
from samspil.people import service as people
from samspil.plans import service as plans
from samspil.plans.models import Overdue
from samspil.plans.operations import overdue
from samspil.plans.terms import WAITS_TOO_LONG, Who
from samspil.trail.models import Entry
from tests.cast import MACHINE, NOW, TODAY, _staff
from tests.rooms.plans.scene import LEVELS, REVIEW, days, set_scene


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


def test_the_leaders_board_shows_each_plan_of_the_institution_whose_review_has_passed(cast, scene, client):
    def past(who, after):
        at = NOW + dt.timedelta(days=after)
        return [g.who for g in plans.past_review(for_=cast.actor(who, at), at=at, today=days(after))]

    after = (REVIEW - TODAY).days + 1
    assert past(cast.mark, after - 1) == [] and past(cast.mark, after) == ["Tereza N."]
    assert past(cast.petra, after) == [], "another institution leads it"
    with time_machine.travel(NOW + dt.timedelta(days=after), tick=False):
        client.force_login(cast.mark)
        page = client.get("/day/").content.decode()
    assert "Every plan was reviewed in time." not in page and "#review" in page


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


def test_many_old_ones_that_were_told_do_not_hide_a_new_one(cast, scene, monkeypatch):
    monkeypatch.setattr(overdue, "MOST", 1)
    late = (REVIEW - NOW.date()).days + 8
    assert (tell(cast.authority, 11), tell(cast.authority, 18)) == (1, 1), "the oldest first, then the next"
    second = plans.draft(
        by=cast.actor(cast.jana), at=NOW, case=_another_case(cast).pk, review_on=REVIEW + dt.timedelta(days=1)
    )
    _put_in_force(cast, second)
    assert tell(cast.authority, late) == 1 + 1, "the older review and the step of the second plan"
    assert tell(cast.authority, late + 1) == 1, "the newer review"
    assert Overdue.objects.filter(step=None).count() == 2
    assert tell(cast.authority, late + 2) == 0


def _another_case(cast):
    by = cast.actor(cast.jana)
    child = people.add(by=by, at=NOW, given_name="Adam", family_name="X", born_on=dt.date(2015, 1, 1))
    return cases.open(
        by=by, at=NOW, child=child, competence="statutory_child_protection", place="home", place_since=TODAY,
        next_on=days(7), next_what="Visit", worker=cast.jana,
    )  # fmt: skip


def _put_in_force(cast, plan):
    by = cast.actor(cast.jana)
    goal = plans.add_goal(by=by, at=NOW, plan=plan, text="g", levels=LEVELS)
    plans.add_step(
        by=by, at=NOW, goal=goal, what="s", who=Who(institution=cast.authority.pk), due_on=days(60)
    )
    plans.put_in_force(by=by, at=NOW, plan=plan)


def test_what_the_family_does_again_and_again_waits_with_the_worker_before_the_leader_is_told(cast, scene):
    by = cast.actor(cast.jana)
    plans.add_step(
        by=by, at=NOW, goal=scene.goal, what="Read together", who=Who(person=scene.mother.pk), due_on=days(5),
        rhythm="daily",
    )  # fmt: skip
    assert "Read together" not in [title for _kind, title in waits(cast, cast.jana, 5)]
    assert ("plans.step", "Read together") in waits(cast, cast.jana, 6)
    assert waits(cast, cast.mark, 6) == []
    assert tell(cast.authority, 13) == 1 + 1, "the call to the school, and the reading"
    assert (WAITS_TOO_LONG, "Waits too long: Read together") in waits(cast, cast.mark, 13)


def test_the_step_of_who_left_waits_with_the_worker_on_the_case(cast, scene, django_assert_num_queries):
    by = cast.actor(cast.jana)
    plans.add_step(
        by=by, at=NOW, goal=scene.goal, what="Write to the court",
        who=Who(institution=cast.authority.pk, account=cast.mark.pk), due_on=days(3),
    )  # fmt: skip
    assert ("plans.step", "Write to the court") not in waits(cast, cast.jana, 4), "it is Mark's"
    left = NOW + dt.timedelta(days=1)
    [worked] = [m for m in accounts.staff([cast.authority.pk], at=NOW) if m.account_id == cast.mark.pk]
    accounts.release(by=MACHINE, at=left, membership=worked)
    at = NOW + dt.timedelta(days=4)
    jana = cast.actor(cast.jana, at)
    with django_assert_num_queries(1):
        todos = plans.waiting(for_=jana, at=at, today=days(4))
    found = [(t.kind, str(t.title)) for t in todos]
    assert found.count(("plans.step", "Write to the court")) == 1
    assert found.count(("plans.step", "Ring the school")) == 1, "her own is there once"


def test_it_is_told_to_who_leads_the_owners_team_and_to_all_leaders_only_when_nobody_does(cast, scene):
    north = institutions.add_team(by=MACHINE, at=NOW, institution=cast.authority, name="North")
    eva, ota = (_staff(name, cast.authority, Role.LEAD, "en") for name in ("Eva Bílá", "Ota Kos"))
    Membership.objects.filter(account__in=[cast.jana, eva]).update(team=north)
    Membership.objects.filter(account=ota).update(
        team=institutions.add_team(by=MACHINE, at=NOW, institution=cast.authority, name="South")
    )
    assert tell(cast.authority, 11) == 1
    assert {letter.to for letter in Letter.objects.all()} == {eva.email}
    told = [(WAITS_TOO_LONG, "Waits too long: Ring the school")]
    assert [waits(cast, who, 11) for who in (eva, ota, cast.mark)] == [told, [], []]
    assert tell(cast.authority, 18) == 1, "the family's: in the team of who works on the case"
    assert Letter.objects.filter(to=eva.email).count() == Letter.objects.count() == 2
    Membership.objects.filter(account=eva).update(until=NOW + dt.timedelta(days=19))
    assert waits(cast, ota, 20) == waits(cast, cast.mark, 20) and told[0] in waits(cast, cast.mark, 20)
