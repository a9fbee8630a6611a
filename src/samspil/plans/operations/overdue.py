"""What waits too long is told, once and by the clock, to who leads the team of its owner."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.notices import service as notices
from samspil.plans.models import Overdue, Plan, Step
from samspil.plans.terms import WAITING, PlanState
from samspil.trail import service as trail

MOST = 500
"""So many steps and so many reviews are told at once; the rest the next time."""


@transaction.atomic
def tell_overdue(*, by: Actor, at: dt.datetime) -> int:
    """Steps and reviews for which the actor's institution answers and which are late by more than the days that are set. How
    many are new."""
    before = by.day(at) - dt.timedelta(days=settings.SAMSPIL_OVERDUE_DAYS)
    found = [*_steps(by, before), *_reviews(by, before)]
    staff = accounts.staff([by.institution], at=at) if found and by.institution else []
    _find_teams(found, staff, by, at)
    for one in found:
        one.told_at = at
        one.save(force_insert=True)
        trail.record(
            by=by, at=at, act="plans.tell_overdue", record_kind="step" if one.step_id else "plan",
            record=one.step_id or one.plan_id, case=one.plan.case_id, details={"due_on": one.due_on.isoformat()},
        )  # fmt: skip
    if found:
        _write_to_leaders({one.team_id for one in found}, staff, by, at)
    return len(found)


def _find_teams(found: list[Overdue], staff: list[Any], by: Actor, at: dt.datetime) -> None:
    """In whose team it waits: of who does the step; where that is nobody here, of who works on the case."""
    teams = {m.account_id: m.team_id for m in staff}
    workers = cases.workers_in({one.plan.case_id for one in found}, institution=by.institution, at=at)
    for one in found:
        doer = one.step.account_id if one.step else None
        one.team_id = teams.get(doer if doer in teams else workers.get(one.plan.case_id))


def _steps(by: Actor, before: dt.date) -> list[Overdue]:
    """Steps of the institution, and of families whose plan it leads. What was told is left out before the oldest are taken,
    else many old ones would hide every new one."""
    rows = Step.objects.filter(
        state__in=WAITING,
        due_on__lt=before,
        goal__plan__state=PlanState.AGREED,
        goal__plan__case__closed_at=None,
    )
    ours = rows.filter(institution_id=by.institution) | rows.filter(
        person__isnull=False, goal__plan__institution_id=by.institution
    )
    told = Overdue.objects.filter(
        step=OuterRef("pk"), due_on=OuterRef("due_on"), institution_id=by.institution
    )
    late = ours.filter(~Exists(told)).select_related("goal__plan").order_by("due_on", "id")[:MOST]
    return [Overdue(plan=s.goal.plan, step=s, institution_id=by.institution, due_on=s.due_on) for s in late]


def _reviews(by: Actor, before: dt.date) -> list[Overdue]:
    rows = Plan.objects.filter(
        state=PlanState.AGREED, review_on__lt=before, institution_id=by.institution, case__closed_at=None
    )
    told = Overdue.objects.filter(
        plan=OuterRef("pk"), step=None, due_on=OuterRef("review_on"), institution_id=by.institution
    )
    late = rows.filter(~Exists(told)).order_by("review_on", "id")[:MOST]
    return [Overdue(plan=p, institution_id=by.institution, due_on=p.review_on) for p in late]


def _write_to_leaders(teams: Iterable[UUID | None], staff: list[Any], by: Actor, at: dt.datetime) -> None:
    """One letter to each who leads one of the teams: without names and without the matter, in the reader's language."""
    leaders = {m.account_id: m.account for team in teams for m in accounts.leaders(staff, team)}
    for leader in sorted(leaders.values(), key=lambda a: a.pk):
        with translation.override(leader.language):
            notices.send(
                by=by, at=at, to=leader.email, subject=_("Something waits in Samspil"),
                body=_("Something has waited longer than agreed. You find it in My day."),
            )  # fmt: skip
