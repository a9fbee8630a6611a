"""Goals from what keeps it going, levels written before the start, results chosen at the review."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from samspil.ground.errors import Invalid
from samspil.plans import service as plans
from samspil.plans.models import Goal, PlanVersion, Result, Review
from samspil.plans.terms import Part, Who
from tests.cast import NOW
from tests.rooms.plans.scene import LEVEL_FIELDS, LEVELS, REVIEW, card_of, days, set_scene

LATER = NOW + dt.timedelta(minutes=1)
DAY_AFTER = NOW + dt.timedelta(days=1)


@pytest.fixture
def scene(cast):
    return set_scene(cast)


def agreed(cast, scene):
    plans.put_in_force(by=cast.actor(cast.jana), at=NOW, plan=scene.plan)
    return Goal.objects.get(pk=scene.goal.pk)


def words_of(goal, **other):
    kept = {
        "text": goal.text,
        "measure": goal.measure,
        "levels": goal.levels,
        "start_level": goal.start_level,
    }
    return kept | {"revision": goal.revision} | other


def test_a_plan_does_not_count_until_all_five_levels_of_a_goal_are_written(cast, scene):
    by = cast.actor(cast.jana)
    four = {level: words for level, words in LEVELS.items() if level != 2}
    plans.change_goal(by=by, at=NOW, goal=scene.goal, **words_of(scene.goal, levels=four))
    with pytest.raises(Invalid) as problem:
        plans.put_in_force(by=by, at=NOW, plan=scene.plan)
    assert "five levels" in problem.value.problems[""][0]
    assert Goal.objects.get().started_at is None


def test_the_database_keeps_a_goal_without_levels_from_starting(cast, scene):
    Goal.objects.update(more="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Goal.objects.update(started_at=NOW)


def test_a_goal_that_is_measured_by_something_else_starts_anew_with_the_next_version(cast, scene):
    by, goal = cast.actor(cast.jana), agreed(cast, scene)
    assert goal.started_at == NOW
    plans.change_goal(by=by, at=LATER, goal=goal, **words_of(goal, baseline="other"))
    assert Goal.objects.get().started_at == NOW, "a note on today changes nothing of what counts"
    goal = Goal.objects.get()
    plans.change_goal(by=by, at=LATER, goal=goal, **words_of(goal, levels=LEVELS | {0: "3 of 5"}))
    assert Goal.objects.get().started_at is None
    told = {"who": Who(institution=cast.support.pk), "answer": "does_not"}
    plans.agree(by=by, at=LATER, plan=scene.plan, **told)
    fresh = plans.add_goal(by=by, at=LATER, plan=scene.plan, text="Something new", levels=LEVELS)
    on = {"by": by, "at": LATER, "plan": scene.plan, "revision": 2, "goes_on": True, "review_on": days(90)}
    plans.review(**on, results={goal.pk: 1, fresh.pk: 2})
    result = Result.objects.get()
    assert (result.goal, result.version.number) == (goal, 1), (
        "read on the version that counts, not on the newest words"
    )
    assert plans.circle(cast.case.pk, for_=by, at=LATER).of("result")[0].more == LEVELS[1]
    plans.add_step(by=by, at=LATER, goal=fresh, what="y", who=told["who"], due_on=days(3))
    plans.put_in_force(by=by, at=DAY_AFTER, plan=scene.plan)
    assert set(Goal.objects.values_list("started_at", flat=True)) == {DAY_AFTER}


def without(cast, scene):
    """As a plan stands that was agreed before there were levels."""
    agreed(cast, scene)
    Goal.objects.update(started_at=None, start_level=None, **dict.fromkeys(LEVEL_FIELDS, ""))
    version = PlanVersion.objects.get()
    for told in version.content["goals"]:
        del told["levels"], told["start_level"]
    PlanVersion.objects.update(content=version.content)
    return Goal.objects.get()


def test_levels_of_an_older_plan_are_written_before_the_first_review_and_never_after_it(cast, scene, client):
    by, goal = cast.actor(cast.jana), without(cast, scene)
    client.force_login(cast.jana)
    page = f"/cases/{cast.case.pk}/plan/"
    assert b"Write them before the first review" in client.get(page).content
    plans.change_goal(by=by, at=LATER, goal=goal, **words_of(goal, levels=LEVELS))
    Goal.objects.update(**dict.fromkeys(LEVEL_FIELDS, ""))
    on = {"by": by, "at": LATER, "plan": scene.plan, "revision": 2, "goes_on": True, "review_on": days(90)}
    plans.review(**on)
    assert not Result.objects.exists() and b"A review was held without them" in client.get(page).content
    goal = Goal.objects.get()
    with pytest.raises(Invalid) as problem:
        plans.change_goal(by=by, at=LATER, goal=goal, **words_of(goal, levels=LEVELS))
    assert list(problem.value.problems) == ["much_less"]
    plans.change_goal(by=by, at=LATER, goal=goal, **words_of(goal, text="Rested"))
    plans.put_in_force(by=by, at=DAY_AFTER, plan=scene.plan)
    assert Goal.objects.get().started_at is None, "it goes on, and nothing is measured"


def test_the_levels_stand_in_the_version_that_was_agreed_to(cast, scene):
    agreed(cast, scene)
    [version] = plans.versions(scene.plan)
    assert version.content["goals"][0]["levels"] == {str(k): v for k, v in LEVELS.items()}


def test_a_goal_comes_from_a_card_that_keeps_it_going_and_from_no_other(cast, scene):
    by, card = cast.actor(cast.jana), card_of(cast)
    goal = plans.add_goal(by=by, at=NOW, plan=scene.plan, text="Woken in time", factor=card.pk)
    assert goal.factor_id == card.pk
    helps = card_of(cast, "A calm aunt", "protective")
    with pytest.raises(Invalid) as problem:
        plans.add_goal(by=by, at=NOW, plan=scene.plan, text="Something", factor=helps.pk)
    assert list(problem.value.problems) == ["factor"]


def test_a_review_asks_how_far_each_started_goal_got_and_takes_not_known_for_an_answer(cast, scene):
    by = cast.actor(cast.jana)
    goal = agreed(cast, scene)
    on = {"by": by, "at": LATER, "plan": scene.plan, "revision": 2, "goes_on": True, "review_on": days(90)}
    for results in (None, {goal.pk: 3}):
        with pytest.raises(Invalid) as problem:
            plans.review(**on, results=results)
        assert list(problem.value.problems) == [f"level_{goal.pk}"]
    plans.review(**on, results={goal.pk: 1}, note="Calmer mornings")
    held, result = Review.objects.get(), Result.objects.get()
    assert (held.due_on, held.next_on, held.note) == (REVIEW, days(90), "Calmer mornings")
    assert (result.level, result.review, result.version.number) == (1, held, 1)
    plans.review(**(on | {"revision": 3}), results={goal.pk: None})
    newest = plans.reviews(scene.plan)[0]
    assert [r.level for r in newest.how_far] == [None]


def test_it_is_said_whether_who_chose_the_level_does_a_step_of_the_goal(cast, scene):
    goal = agreed(cast, scene)
    on = {"at": LATER, "plan": scene.plan, "goes_on": True, "review_on": days(90), "results": {goal.pk: 0}}
    plans.review(by=cast.actor(cast.jana), revision=2, **on)
    who = Who(institution=cast.authority.pk, account=cast.jana.pk)
    plans.add_step(by=cast.actor(cast.jana), at=LATER, goal=goal, what="Ring", who=who, due_on=days(3))
    plans.review(by=cast.actor(cast.jana), revision=3, **on)
    assert list(Result.objects.order_by("pk").values_list("apart", flat=True)) == [True, False]


def test_the_parts_of_a_step_are_there_or_not_and_no_text_is_marked(cast, scene):
    by = cast.actor(cast.jana)
    bare = plans.add_goal(by=by, at=NOW, plan=scene.plan, text="x")
    step = plans.add_step(
        by=by, at=NOW, goal=bare, what="y", who=Who(institution=cast.club.pk), due_on=days(3)
    )
    gone = {part for part, there in plans.parts(step, bare) if not there}
    assert gone == {Part.SEEN, Part.NEEDS, Part.AIM}
    full = plans.add_step(
        by=by, at=NOW, goal=scene.goal, what="y", who=Who(institution=cast.club.pk), due_on=days(3),
        aim=card_of(cast).pk, needs="A bus ticket", needs_there=False,
    )  # fmt: skip
    assert all(there for _part, there in plans.parts(full, scene.goal)), (
        "what has to be found is said all the same"
    )


def test_other_words_for_what_it_takes_are_too_long_at_201_letters(cast, scene):
    with pytest.raises(Invalid) as problem:
        plans.add_step(
            by=cast.actor(cast.jana), at=NOW, goal=scene.goal, what="y", who=Who(institution=cast.club.pk),
            due_on=days(3), needs="x" * 201, rhythm="hourly",
        )  # fmt: skip
    assert set(problem.value.problems) == {"needs", "rhythm"}
