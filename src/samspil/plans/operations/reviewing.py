"""Looking again: how far each goal got, and how the plan goes on."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import Conflict, Invalid
from samspil.plans import queries
from samspil.plans.models import Goal, Plan, PlanVersion, Result, Review, Step
from samspil.plans.operations.drafting import review_problems
from samspil.plans.operations.guard import locked, tell
from samspil.plans.terms import Level, PlanState
from samspil.trail import service as trail


@transaction.atomic
def review(
    *, by: Actor, at: dt.datetime, plan: Plan, revision: int, goes_on: bool, review_on: dt.date | None = None,
    reason: str = "", note: str = "", results: Mapping[UUID, int | None] | None = None,
) -> Plan:  # fmt: skip
    """Look again: how far each goal got on the levels that count (`results` by goal; None is "not known"), and then the plan
    goes on until a new review day, or it ends with a reason."""
    now = locked(by, plan.pk, at)
    if now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    version = queries.agreed(queries.versions(now))
    started = queries.measured(Goal.objects.filter(plan=now).order_by("order", "id"), version)
    problems = _problems(by, at, goes_on, review_on, reason, note) | _unsaid(started, results or {})
    if problems:
        raise Invalid(problems)
    held = Review.objects.create(
        plan=now, due_on=now.review_on, held_on=by.day(at), held_at=at, goes_on=goes_on,
        next_on=review_on if goes_on else None, note=note.strip(), held_by_id=by.account,
    )  # fmt: skip
    _keep_results(by, at, version, held, started, results or {})
    if goes_on:
        now.review_on = review_on or now.review_on
        tell(by, at, now, "plans.reviewed", always=True)
    else:
        now.state, now.ended_at, now.end_reason = PlanState.ENDED, at, reason.strip()[:400]
        tell(by, at, now, "plans.ended", always=True, reason=now.end_reason)
    now.revision += 1
    now.save(update_fields=["review_on", "state", "ended_at", "end_reason", "revision"])
    trail.record(
        by=by, at=at, act="plans.review", record_kind="plan", record=now.pk, case=now.case_id,
        details={"goes_on": goes_on, "review": str(held.pk)},
    )  # fmt: skip
    return now


def _problems(
    by: Actor, at: dt.datetime, goes_on: bool, review_on: dt.date | None, reason: str, note: str
) -> dict[str, Any]:
    problems = review_problems(review_on, by, at) if goes_on else {}
    if not goes_on and not reason.strip():
        problems["reason"] = _("Write why the plan ends.")
    if len(note) > 400:
        problems["note"] = _("This is too long. Say it in fewer words.")
    return problems


def _unsaid(started: list[Goal], results: Mapping[UUID, int | None]) -> dict[str, Any]:
    """Each goal that is measured has its answer, be it "not known"."""
    return {
        f"level_{goal.pk}": _("Say how far the goal got, or that it is not known.")
        for goal in started if goal.pk not in results or results[goal.pk] not in (None, *Level.values)
    }  # fmt: skip


def _keep_results(
    by: Actor,
    at: dt.datetime,
    version: PlanVersion | None,
    held: Review,
    started: list[Goal],
    results: Mapping[UUID, int | None],
) -> None:
    """The result belongs to the version whose levels it is read on: the one that counts."""
    doers = set(
        Step.objects.filter(goal__in=started, account_id=by.account).values_list("goal_id", flat=True)
    )
    Result.objects.bulk_create(
        Result(
            goal=goal, version=version, review=held, level=results[goal.pk], at=at, chosen_by_id=by.account,
            apart=goal.pk not in doers,
        )
        for goal in started
    )  # fmt: skip
