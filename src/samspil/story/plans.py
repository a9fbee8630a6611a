"""Tells the plans: goals and steps, who agreed, what was done since."""

import datetime as dt
from typing import Any

from samspil.plans import service as plans
from samspil.plans.terms import Level, Said, Who
from samspil.story.script import Child, Plan, Step
from samspil.story.telling import Stage


def tell_plan(child: Child, stage: Stage) -> None:
    if child.plan is None:
        return
    told = child.plan
    at = stage.past(told.day, "15:00", child.house)
    by = stage.actor(told.by, at, child.house)
    plan = plans.draft(by=by, at=at, case=stage.cases[child.key].pk, review_on=stage.day(told.review_day))
    steps: list[tuple[Step, Any]] = []
    for goal in told.goals:
        kept = plans.add_goal(
            by=by, at=at, plan=plan, text=goal.text, measure=goal.measure, start_level=-1,
            levels=dict(zip(Level.values, goal.levels, strict=True)),
            factor=stage.cards[child.key, goal.comes_from].pk if goal.comes_from else None,
        )  # fmt: skip
        for step in goal.steps:
            written = plans.add_step(
                by=by,
                at=at,
                goal=kept,
                what=step.what,
                who=_who(step.who, child, stage, step.house),
                due_on=stage.day(step.by_day),
                competence=step.competence,
                aim=stage.cards[child.key, step.works_on].pk if step.works_on else None,
                keep=True,
                rhythm=step.rhythm,
                needs=step.needs,
                needs_there=step.needs_there,
            )
            steps.append((step, written))
    _agree(told, child, plan, by, at, stage)
    if told.in_force:
        plans.put_in_force(by=by, at=at + dt.timedelta(minutes=30), plan=plan)
    for step, written in steps:
        _progress(step, written, told, child, stage)
        if step.answers:
            _answers(step, written, plan, child, stage, by)
    if told.looked:
        _look_again(told, child, stage)


def _look_again(told: Plan, child: Child, stage: Stage) -> None:
    assert told.looked is not None
    day, levels, note, next_day = told.looked
    at = stage.past(day, "11:40", child.house)
    by = stage.actor(told.by, at, child.house)
    plan = plans.current(stage.cases[child.key].pk, for_=by, at=at)
    assert plan is not None
    goals = plans.goals(plan)
    plans.review(
        by=by, at=at, plan=plan, revision=plan.revision, goes_on=True, review_on=stage.day(next_day), note=note,
        results={goal.pk: level for goal, level in zip(goals, levels, strict=True)},
    )  # fmt: skip


def _who(key: str, child: Child, stage: Stage, house: str = "") -> Who:
    if key in stage.workers:
        return Who(institution=stage.houses[house or stage.homes[key]].pk, account=stage.workers[key].pk)
    return Who(person=stage.people[child.key, key].pk)


def _agree(told: Plan, child: Child, plan: Any, by: Any, at: dt.datetime, stage: Stage) -> None:
    for key, answer, note in told.agreements:
        who = _who(key, child, stage)
        later = at + dt.timedelta(minutes=10)
        plans.agree(by=by, at=later, plan=plan, who=Who(person=who.person), answer=answer, note=note)


def _progress(step: Step, written: Any, told: Plan, child: Child, stage: Stage) -> None:
    if step.state == "open":
        return
    doer = step.who if step.who in stage.workers else told.by
    at = stage.past(step.done_day if step.done_day is not None else -1, "16:00", child.house)
    by = stage.actor(doer, at, step.house if doer == step.who else child.house)
    done_on = stage.day(step.done_day) if step.done_day is not None else None
    plans.do(by=by, at=at, step=written, state=step.state, note=step.note, done_on=done_on)


def _answers(step: Step, written: Any, plan: Any, child: Child, stage: Stage, by: Any) -> None:
    """Somebody of the family answers day by day, up to yesterday, on a page of their own."""
    person = stage.people[child.key, step.who]
    given = stage.past(-len(step.answers) - 1, "16:30", child.house)
    link, _secret = plans.make_link(by=by, at=given, plan=plan, person=person, language=by.language)
    for days, said in zip(range(len(step.answers), 0, -1), step.answers, strict=True):
        at = stage.past(-days, "19:30", child.house)
        eyes = plans.family_eyes(link, at)
        if said in "yn":
            answer = Said.YES if said == "y" else Said.NOT
            plans.say_done(by=eyes, at=at, step=written, person=person, day=eyes.day(at), said=answer)
