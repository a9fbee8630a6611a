"""A plan with its goals, its steps and what was agreed to."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from samspil.access.service import Actor, Word
from samspil.ground.errors import NotFound
from samspil.ground.prepared import prepared
from samspil.meetings import service as meetings
from samspil.plans import policy
from samspil.plans.models import Agreement, Goal, Plan, PlanVersion, Result, Review, Step
from samspil.plans.terms import Part, PlanState


def get(id: UUID, *, for_: Actor, at: dt.datetime) -> Plan:
    rows = policy.visible(for_, at=at).select_related("case", "case__child")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def goal(id: UUID, *, for_: Actor, at: dt.datetime) -> Goal:
    rows = Goal.objects.filter(plan__in=policy.visible(for_, at=at))
    found = rows.select_related("plan", "plan__case", "plan__case__child", "factor").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def step(id: UUID, *, for_: Actor, at: dt.datetime) -> Step:
    rows = Step.objects.filter(goal__plan__in=policy.visible(for_, at=at))
    found = (
        rows.select_related(
            "goal", "goal__plan", "goal__plan__case", "goal__plan__case__child", "account", "person", "institution",
            "factor", "decision", "decision__meeting",
        )
        .filter(pk=id)
        .first()
    )  # fmt: skip
    if found is None:
        raise NotFound
    return found


def decided(case: UUID, id: UUID, *, for_: Actor, at: dt.datetime) -> Any:
    """What a meeting about this case decided, for a step to begin from."""
    if not for_.may(Word.MEETING_READ):
        raise NotFound
    found = next((d for d in meetings.decisions_of(case, for_=for_, at=at) if d.pk == id), None)
    if found is None:
        raise NotFound
    return found


def may_write(plan: Plan, *, for_: Actor, at: dt.datetime) -> bool:
    return policy.can(for_, "write", plan, at=at)


def current(case: UUID, *, for_: Actor, at: dt.datetime) -> Plan | None:
    """The plan of a case that has not ended, else the one that ended last. One query."""
    return next(iter(_current(for_=for_, at=at, case=case)), None)


@prepared
def _current(for_: Actor, at: Any, case: Any) -> QuerySet[Plan]:
    return policy.visible(for_, at=at).filter(case_id=case).order_by("-drafted_at", "-id")[:1]


def earlier(case: UUID, *, for_: Actor, at: dt.datetime) -> list[Plan]:
    """The plans of a case that ended, newest first."""
    rows = policy.visible(for_, at=at).filter(case_id=case, state=PlanState.ENDED)
    return list(rows.order_by("-ended_at", "-id"))


def goals(plan: Plan) -> list[Any]:
    """The goals of a visible plan with their steps (`all_steps`) and who does them. Two queries."""
    steps = Step.objects.select_related(
        "account", "person", "institution", "factor", "decision", "decision__meeting"
    ).order_by("order", "id")
    rows = Goal.objects.filter(plan=plan).select_related("factor").order_by("order", "id")
    return list(rows.prefetch_related(Prefetch("steps", queryset=steps, to_attr="all_steps")))


def parts(step: Step, goal: Goal) -> list[tuple[Part, bool]]:
    """Which parts a step has: there or not. How well they are said is for people to judge."""
    there = {
        Part.WHAT: bool(step.what), Part.WHO: True, Part.BY: step.due_on is not None,
        Part.SEEN: bool(goal.measure or any(goal.levels.values())), Part.NEEDS: step.needs_there is not None,
        Part.AIM: bool(step.factor_id or goal.factor_id),
    }  # fmt: skip
    return list(there.items())


def reviews(plan: Plan) -> list[Any]:
    """When everybody looked again, newest first, each with how far the goals got (`results`). Two queries."""
    found = Result.objects.select_related("goal", "chosen_by").order_by("goal__order", "id")
    rows = Review.objects.filter(plan=plan).select_related("held_by").order_by("-held_at", "-id")
    return list(rows.prefetch_related(Prefetch("results", queryset=found, to_attr="how_far")))


def results(plan: Plan) -> list[Result]:
    """How far the goals of a visible plan got, newest first. One query."""
    rows = Result.objects.filter(goal__plan=plan).select_related("goal", "review", "chosen_by", "version")
    return list(rows.order_by("-at", "-id"))


def doer(step: Step) -> str:
    """Who does it, in words."""
    if step.person is not None:
        return str(step.person.name)
    return str(step.account.name if step.account is not None else step.institution)


def versions(plan: Plan) -> list[Any]:
    """What was agreed to, newest first, each with its answers. Two queries."""
    said = Agreement.objects.select_related("person", "institution").order_by("at", "id")
    rows = PlanVersion.objects.filter(plan=plan).select_related("made_by").order_by("-number")
    return list(rows.prefetch_related(Prefetch("agreements", queryset=said, to_attr="answers")))


def agreed(versions: Iterable[Any]) -> Any:
    """Of the versions of a plan, newest first, the one that counts: put into force last. An answer to other words makes a
    version too, and may be a no. Where none says when it came into force, as in older plans, it is the newest."""
    rows = list(versions)
    in_force = [v for v in rows if v.in_force_at]
    return max(in_force, key=lambda v: v.in_force_at) if in_force else next(iter(rows), None)
