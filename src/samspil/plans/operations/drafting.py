"""Starting a plan and writing its goals."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.plans import queries
from samspil.plans.models import Goal, Plan
from samspil.plans.operations.guard import locked, swap, tell
from samspil.plans.terms import LEVEL_FIELDS, START_LEVELS, PlanState
from samspil.trail import service as trail

WEEKS_MOST = 104


@transaction.atomic
def draft(
    *, by: Actor, at: dt.datetime, case: UUID, review_on: dt.date | None, weeks: int | None = None
) -> Plan:
    """Start a plan. The day on which everybody looks again is set first; a case has one running plan."""
    seen = cases.get(case, for_=by, at=at)
    require(by, Word.PLAN_WRITE)
    cases.require_part(by, seen.pk, at)
    if seen.closed_at:
        raise Refused(_("The case is closed. Open it again first."))
    problems = review_problems(review_on, by, at)
    if weeks is not None and not 1 <= weeks <= WEEKS_MOST:
        problems["weeks"] = _("Write the weeks as a number between 1 and 104.")
    if problems:
        raise Invalid(problems)
    plan = Plan(
        case=seen, review_on=review_on, weeks=weeks, drafted_by_id=by.account, institution_id=by.institution,
        drafted_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("This child already has a running plan. Change it, or end it first.")) from error
    tell(by, at, plan, "plans.drafted", always=True)
    trail.record(by=by, at=at, act="plans.draft", record_kind="plan", record=plan.pk, case=plan.case_id)
    return plan


def review_problems(review_on: dt.date | None, by: Actor, at: dt.datetime) -> dict[str, Any]:
    if review_on is None:
        return {"review_on": _("Set the day on which everybody looks again.")}
    if review_on <= by.day(at):
        return {"review_on": _("The review lies in the future. Choose a day after today.")}
    return {}


@dataclass(frozen=True, slots=True)
class Wording:
    """What a goal says: the change, how it is seen, from which card of the map it comes, and what each of the five
    levels means (`levels` by -2 to +2; they may be empty until the goal starts)."""

    text: str
    measure: str = ""
    baseline: str = ""
    target: str = ""
    factor: UUID | None = None
    levels: Mapping[int, str] = field(default_factory=dict)
    start_level: int | None = None

    def columns(self) -> dict[str, Any]:
        """Checked for being there and for length, never for how well it is said."""
        if not self.text.strip():
            raise Invalid({"text": _("Write what should be different, in words everybody understands.")})
        words = {"text": self.text, "measure": self.measure, "baseline": self.baseline, "target": self.target}
        words |= {name: self.levels.get(level, "") for level, name in LEVEL_FIELDS.items()}
        problems: dict[str, Any] = {
            name: _("This is too long. Say it in fewer words.")
            for name, value in words.items() if len(value) > LONGEST.get(name, 200)
        }  # fmt: skip
        if self.start_level is not None and self.start_level not in dict(START_LEVELS):
            problems["start_level"] = _("Choose where the goal stands at the start.")
        if problems:
            raise Invalid(problems)
        clean = {name: value.strip() for name, value in words.items()}
        return clean | {"factor_id": self.factor, "start_level": self.start_level}


LONGEST = {"text": 300, "measure": 300}
MEANT = ("text", "measure", "start_level", *LEVEL_FIELDS.values())
"""What a goal is measured by. Other words for any of these, and the goal starts anew with the next agreed version."""


def _factor_is_there(
    by: Actor, at: dt.datetime, plan: Plan, factor: UUID | None, known: UUID | None = None
) -> None:
    if factor and factor != known and queries.understood(plan.case_id, for_=by, at=at).card(factor) is None:
        raise Invalid({"factor": _("Choose a card of the map that keeps it going.")})


def _levels_in_time(plan: Plan, goal: Goal, columns: Mapping[str, Any]) -> None:
    """Levels are written before anybody looks again: afterwards they would fit what came of it."""
    written = [name for name in LEVEL_FIELDS.values() if columns[name]]
    if written and queries.too_late(plan, [goal], queries.agreed(queries.versions(plan))):
        raise Invalid({
            written[0]: _("A review was held before any level was written. Keep this goal as it is, and write a new one with levels.")
        })  # fmt: skip


@transaction.atomic
def add_goal(*, by: Actor, at: dt.datetime, plan: Plan, text: str, **more: Any) -> Goal:
    """A goal, from which card of the map it comes, and how we will see that it is reached (see `Wording`)."""
    now = locked(by, plan.pk, at)
    columns = Wording(text, **more).columns()
    _factor_is_there(by, at, now, columns["factor_id"])
    goal = Goal.objects.create(plan=now, order=now.goals.count(), **columns)
    tell(by, at, now, "plans.goal", text=goal.text)
    trail.record(by=by, at=at, act="plans.add_goal", record_kind="goal", record=goal.pk, case=now.case_id)
    return goal


@transaction.atomic
def change_goal(*, by: Actor, at: dt.datetime, goal: Goal, revision: int, text: str, **more: Any) -> Goal:
    """Other words for a goal. Who saw an older revision gets a Conflict with what stands now. A goal that had started and
    is now measured by something else starts anew with the next agreed version; its earlier results stay with the old one."""
    plan = locked(by, goal.plan_id, at)
    now = Goal.objects.get(pk=goal.pk)
    if now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    columns = Wording(text, **more).columns()
    _factor_is_there(by, at, plan, columns["factor_id"], now.factor_id)
    _levels_in_time(plan, now, columns)
    if any(getattr(now, name) != columns[name] for name in MEANT):
        now.started_at = None
    for name, value in columns.items():
        setattr(now, name, value)
    now.revision += 1
    now.save()
    tell(by, at, plan, "plans.goal", text=now.text)
    trail.record(
        by=by,
        at=at,
        act="plans.change_goal",
        record_kind="goal",
        record=now.pk,
        case=plan.case_id,
        details={"revision": now.revision, "starts_anew": now.started_at is None},
    )
    return now


@transaction.atomic
def move_goal(*, by: Actor, at: dt.datetime, goal: Goal, up: bool) -> None:
    plan = locked(by, goal.plan_id, at)
    swap(list(Goal.objects.filter(plan=plan).order_by("order", "id")), goal.pk, up)
    trail.record(by=by, at=at, act="plans.move_goal", record_kind="goal", record=goal.pk, case=plan.case_id)


@transaction.atomic
def remove_goal(*, by: Actor, at: dt.datetime, goal: Goal) -> None:
    """Take away a goal that has no steps. One with steps stays: drop or move its steps first."""
    plan = locked(by, goal.plan_id, at)
    if goal.steps.exists():
        raise Refused(_("This goal has steps. Move them to another goal first."))
    if plan.state != PlanState.DRAFT and Goal.objects.filter(plan=plan).count() == 1:
        raise Refused(_("An agreed plan keeps at least one goal."))
    Goal.objects.filter(pk=goal.pk).delete()
    trail.record(by=by, at=at, act="plans.remove_goal", record_kind="goal", record=goal.pk, case=plan.case_id)
