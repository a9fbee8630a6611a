import datetime as dt
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from samspil.cases import service as cases
from samspil.ground import events
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.plans import policy
from samspil.plans import service as plans
from samspil.plans.models import Plan, PlanVersion, Step
from samspil.plans.terms import WAITS_FOR_REVIEW, WAITS_TO_BE_DONE, Who
from samspil.trail.models import Entry as TrailEntry
from tests.cast import NOW, TODAY
from tests.rooms.plans.scene import LEVELS, REVIEW, days, set_scene

LATER = NOW + dt.timedelta(minutes=1)


@pytest.fixture
def scene(cast):
    return set_scene(cast)


def add(cast, scene, **more):
    given = {
        "what": "Ring the school",
        "who": Who(institution=cast.authority.pk, account=cast.jana.pk),
        "due_on": days(3),
    }
    return plans.add_step(by=cast.actor(cast.jana), at=NOW, goal=scene.goal, **(given | more))


def test_a_plan_without_a_review_in_the_future_is_not_started(cast):
    by = cast.actor(cast.jana)
    for day in (None, TODAY, days(-1)):
        with pytest.raises(Invalid) as problem:
            plans.draft(by=by, at=NOW, case=cast.case.pk, review_on=day)
        assert "review_on" in problem.value.problems


def test_a_case_has_one_running_plan(cast, scene):
    with pytest.raises(Refused, match="already has a running plan"):
        plans.draft(by=cast.actor(cast.petra), at=NOW, case=cast.case.pk, review_on=REVIEW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(case=cast.case, review_on=REVIEW, institution=cast.club, drafted_at=NOW)


@pytest.mark.parametrize(
    ("missing", "field"), [({"who": None}, "who"), ({"due_on": None}, "due_on"), ({"what": " "}, "what")]
)
def test_a_step_needs_somebody_and_a_day(cast, scene, missing, field):
    with pytest.raises(Invalid) as problem:
        add(cast, scene, **missing)
    assert list(problem.value.problems) == [field]


def test_a_step_is_not_given_to_somebody_who_is_not_at_the_table(cast, scene):
    for who in (
        Who(institution=cast.elsewhere.pk),
        Who(institution=cast.club.pk, account=cast.olga.pk),
        Who(person=uuid4()),
    ):
        with pytest.raises(Invalid) as problem:
            add(cast, scene, who=who)
        assert list(problem.value.problems) == ["who"]


def test_a_step_of_the_family_has_no_institution_and_no_competence(scene):
    step = Step.objects.get(pk=scene.step.pk)
    assert (step.institution_id, step.account_id, step.competence, step.warned) == (None, None, "", [])


def test_a_step_within_the_competence_does_not_warn(cast, scene):
    step = add(cast, scene, who=Who(institution=cast.support.pk), competence="family_support")
    assert step.warned == []


def test_a_step_without_a_competence_takes_the_one_in_which_the_institution_takes_part(cast, scene):
    assert add(cast, scene, who=Who(institution=cast.club.pk)).competence == "low_threshold_youth_work"


def test_a_step_outside_the_competence_warns_and_says_who_holds_it(cast, scene):
    with pytest.raises(Invalid) as problem:
        add(cast, scene, who=Who(institution=cast.club.pk), competence="family_support")
    [words] = problem.value.problems["keep"]
    assert "NZDM Brno" in words and "SAS Brno" in words
    assert Step.objects.count() == 1


def test_a_step_outside_the_competence_is_kept_knowingly_and_that_is_recorded(cast, scene):
    step = add(cast, scene, who=Who(institution=cast.club.pk), competence="health", keep=True)
    assert step.warned == ["competence"]
    assert (
        TrailEntry.objects.filter(act="plans.add_step", record=str(step.pk)).get().details
        == '{"warned":["competence"]}'
    )


def test_a_warning_that_was_answered_is_not_asked_again_until_its_reason_changes(cast, scene):
    by = cast.actor(cast.jana)
    club = Who(institution=cast.club.pk)
    step = add(cast, scene, who=club, competence="health", keep=True)
    same = {"by": by, "at": LATER, "step": step, "who": club, "due_on": step.due_on}
    changed = plans.change_step(revision=1, what="Ask the doctor", competence="health", **same)
    assert changed.warned == ["competence"]
    with pytest.raises(Invalid):
        plans.change_step(revision=2, what="Ask the doctor", competence="school", **same)
    assert (
        plans.change_step(revision=2, what="Club", competence="low_threshold_youth_work", **same).warned == []
    )


def test_a_step_due_after_the_review_warns(cast, scene):
    with pytest.raises(Invalid) as problem:
        add(cast, scene, due_on=REVIEW + dt.timedelta(days=1))
    assert "after the review" in problem.value.problems["keep"][0]
    assert add(cast, scene, due_on=REVIEW).warned == []


def test_the_one_who_saves_second_gets_both_versions_and_overwrites_nothing(cast, scene):
    given = {"who": Who(person=scene.mother.pk), "due_on": days(10)}
    plans.change_step(
        by=cast.actor(cast.petra), at=LATER, step=scene.step, revision=1, what="Petra's words", **given
    )
    with pytest.raises(Conflict) as clash:
        plans.change_step(
            by=cast.actor(cast.jana), at=LATER, step=scene.step, revision=1, what="Jana's words", **given
        )
    assert (clash.value.current.what, clash.value.revision) == ("Petra's words", 2)
    assert Step.objects.get(pk=scene.step.pk).what == "Petra's words"


def test_a_goal_is_changed_only_from_what_stands(cast, scene):
    by = cast.actor(cast.jana)
    plans.change_goal(by=by, at=LATER, goal=scene.goal, revision=1, text="Tereza sleeps well")
    with pytest.raises(Conflict):
        plans.change_goal(by=by, at=LATER, goal=scene.goal, revision=1, text="Another")


def order(scene):
    return [s.what for g in plans.goals(scene.plan) for s in g.all_steps]


def test_steps_move_up_and_down_and_to_another_goal(cast, scene):
    by = cast.actor(cast.jana)
    second = add(cast, scene, what="Second")
    plans.move(by=by, at=LATER, step=second, up=True)
    assert order(scene) == ["Second", "Breakfast together"]
    other = plans.add_goal(by=by, at=NOW, plan=scene.plan, text="Another goal")
    plans.move(by=by, at=LATER, step=second, goal=other.pk)
    assert order(scene) == ["Breakfast together", "Second"]
    plans.move_goal(by=by, at=LATER, goal=other, up=True)
    assert order(scene) == ["Second", "Breakfast together"]
    with pytest.raises(Refused):
        plans.remove_goal(by=by, at=LATER, goal=other)


def test_a_step_is_done_and_opened_again(cast, scene):
    by = cast.actor(cast.lukas)
    done = plans.do(by=by, at=LATER, step=scene.step, state="done", note="9 of 10 mornings")
    assert (done.state, done.done_on, done.note) == ("done", TODAY, "9 of 10 mornings")
    again = plans.do(by=by, at=LATER, step=scene.step, state="open")
    assert (again.state, again.done_on) == ("open", None)


def test_a_step_is_dropped_only_with_a_reason(cast, scene):
    by = cast.actor(cast.jana)
    with pytest.raises(Invalid):
        plans.drop(by=by, at=LATER, step=scene.step, reason=" ")
    assert plans.drop(by=by, at=LATER, step=scene.step, reason="Moved away").drop_reason == "Moved away"


def test_a_plan_counts_only_with_a_goal_and_a_step_for_each(cast):
    by = cast.actor(cast.jana)
    plan = plans.draft(by=by, at=NOW, case=cast.case.pk, review_on=REVIEW)
    with pytest.raises(Invalid):
        plans.put_in_force(by=by, at=NOW, plan=plan)
    goal = plans.add_goal(by=by, at=NOW, plan=plan, text="A goal", levels=LEVELS)
    with pytest.raises(Invalid) as problem:
        plans.put_in_force(by=by, at=NOW, plan=plan)
    assert "A goal" in problem.value.problems[""][0]
    plans.add_step(by=by, at=NOW, goal=goal, what="Go", who=Who(institution=cast.club.pk), due_on=days(3))
    assert plans.put_in_force(by=by, at=NOW, plan=plan).number == 1


def test_an_answer_is_kept_to_the_version_it_was_given_to(cast, scene):
    by = cast.actor(cast.jana)
    mother = {"by": by, "plan": scene.plan, "who": Who(person=scene.mother.pk)}
    plans.agree(at=NOW, answer="partly", note="Not on Mondays", **mother)
    plans.agree(at=LATER, answer="agrees", **mother)
    plans.put_in_force(by=by, at=LATER, plan=scene.plan)
    plans.do(by=by, at=LATER, step=scene.step, state="done")
    [first] = plans.versions(scene.plan)
    assert [a.answer for a in first.answers] == ["agrees"]
    add(cast, scene, what="New step")
    plans.put_in_force(by=by, at=LATER, plan=scene.plan)
    second, first = plans.versions(scene.plan)
    assert (second.answers, [a.answer for a in first.answers]) == ([], ["agrees"])
    [change] = plans.changes(first.content, second.content)
    assert change.kind == "added" and "New step" in change.after


def test_a_version_is_never_changed(cast, scene):
    plans.put_in_force(by=cast.actor(cast.jana), at=NOW, plan=scene.plan)
    version = PlanVersion.objects.get()
    with pytest.raises(TypeError):
        version.save()


def test_a_review_lets_the_plan_go_on_or_ends_it_with_a_reason(cast, scene):
    by = cast.actor(cast.jana)
    plans.put_in_force(by=by, at=NOW, plan=scene.plan)
    with pytest.raises(Invalid):
        plans.review(by=by, at=LATER, plan=scene.plan, revision=2, goes_on=True, review_on=days(-3))
    far = {"results": {scene.goal.pk: None}}
    plan = plans.review(
        by=by, at=LATER, plan=scene.plan, revision=2, goes_on=True, review_on=days(200), **far
    )
    with pytest.raises(Conflict):
        plans.review(by=by, at=LATER, plan=plan, revision=2, goes_on=False, reason="Reached")
    with pytest.raises(Invalid):
        plans.review(by=by, at=LATER, plan=plan, revision=3, goes_on=False, **far)
    ended = plans.review(by=by, at=LATER, plan=plan, revision=3, goes_on=False, reason="Reached", **far)
    with pytest.raises(Refused, match="ended"):
        plans.add_goal(by=by, at=LATER, plan=ended, text="Too late")


def test_what_happens_stands_on_the_timeline_for_everybody_at_the_table(cast, scene):
    by = cast.actor(cast.jana)
    plans.put_in_force(by=by, at=NOW, plan=scene.plan)
    plans.do(by=by, at=NOW, step=scene.step, state="done")
    page = cases.timeline(
        cast.case, cases.TimelineFilter(kinds=("event",)), for_=cast.actor(cast.lukas), at=LATER
    )
    said = [events.sentence(e.code, e.data) for e in page.items]
    assert "Step done: Breakfast together" in said
    assert "The plan is agreed (version 1)." in said
    assert not any("Step in the plan" in words for words in said), "single lines of a draft stay quiet"


def test_the_stranger_gets_the_answer_of_a_missing_record(cast, scene):
    olga = cast.actor(cast.olga)
    for find, id in ((plans.get, scene.plan.pk), (plans.goal, scene.goal.pk), (plans.step, scene.step.pk)):
        for wanted in (id, uuid4()):
            with pytest.raises(NotFound):
                find(wanted, for_=olga, at=NOW)
    for deed in (
        lambda: plans.draft(by=olga, at=NOW, case=cast.case.pk, review_on=REVIEW),
        lambda: plans.add_goal(by=olga, at=NOW, plan=scene.plan, text="x"),
        lambda: plans.do(by=olga, at=NOW, step=scene.step, state="done"),
        lambda: plans.put_in_force(by=olga, at=NOW, plan=scene.plan),
    ):
        with pytest.raises(NotFound):
            deed()


def test_what_one_may_read_is_what_one_sees(cast, scene):
    for account in (cast.jana, cast.mark, cast.ada, cast.petra, cast.lukas, cast.olga):
        actor = cast.actor(account)
        seen = policy.visible(actor, at=NOW).filter(pk=scene.plan.pk).exists()
        assert policy.can(actor, "read", scene.plan, at=NOW) == seen
        assert seen == (account in (cast.jana, cast.mark, cast.petra, cast.lukas))


def test_my_late_steps_and_the_plan_past_its_review_wait_for_me(cast, scene):
    by = cast.actor(cast.jana)
    add(cast, scene)
    plans.put_in_force(by=by, at=NOW, plan=scene.plan)
    [todo] = plans.waiting(for_=by, at=NOW, today=TODAY)
    assert (todo.title, todo.due, todo.strong) == ("Ring the school", days(3), False)
    assert plans.waiting(for_=cast.actor(cast.petra), at=NOW, today=TODAY) == []
    after = REVIEW + dt.timedelta(days=1)
    step, family, review = plans.waiting(for_=by, at=NOW, today=after)
    assert family.title == "Breakfast together", (
        "what the family has not done waits for who works on the case"
    )
    assert (step.kind, step.strong, review.kind, review.strong) == (
        WAITS_TO_BE_DONE,
        False,
        WAITS_FOR_REVIEW,
        True,
    )
    assert (review.detail, review.due, review.case) == ("Tereza N.", REVIEW, cast.case.pk)
    assert plans.waiting(for_=cast.actor(cast.olga), at=NOW, today=after) == []


def test_the_summary_counts_what_was_not_dropped(cast, scene):
    by = cast.actor(cast.jana)
    done, dropped = add(cast, scene, what="a"), add(cast, scene, what="b")
    plans.do(by=by, at=NOW, step=done, state="done")
    plans.drop(by=by, at=NOW, step=dropped, reason="x")
    found = plans.summary(cast.case.pk, for_=by, at=NOW, today=days(11))
    assert (found.done, found.total, found.late) == (1, 2, 1)
    assert plans.summary(cast.case.pk, for_=cast.actor(cast.olga), at=NOW, today=TODAY) is None
