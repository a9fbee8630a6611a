"""Who agrees, and when the plan counts."""

import datetime as dt
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import Invalid, Refused
from samspil.institutions import service as institutions
from samspil.institutions.terms import Decision
from samspil.plans import queries
from samspil.plans.models import Agreement, Goal, Plan, PlanVersion
from samspil.plans.operations.guard import locked, table, tell
from samspil.plans.terms import Answer, PlanState, StepState, Who
from samspil.trail import service as trail


def _version(by: Actor, at: dt.datetime, plan: Plan) -> PlanVersion:
    """What the plan says now, kept for good: the last version if it says the same, else a new one."""
    content = queries.content(plan, queries.goals(plan))
    last = PlanVersion.objects.filter(plan=plan).order_by("-number").first()
    if last is not None and queries.same(last.content, content):
        return last
    number = last.number + 1 if last else 1
    return PlanVersion.objects.create(
        plan=plan, number=number, content=content, made_at=at, made_by_id=by.account
    )


@transaction.atomic
def agree(
    *, by: Actor, at: dt.datetime, plan: Plan, who: Who | None, answer: str, note: str = ""
) -> Agreement:
    """What a person or an institution says to the plan as it stands. Their newest answer counts."""
    now = locked(by, plan.pk, at)
    around = table(by, now, at)
    problems: dict[str, Any] = {}
    if who is None or not around.has(who):
        problems["who"] = _("Choose who was asked.")
    if answer not in Answer.values:
        problems["answer"] = _("Choose the answer.")
    if len(note) > 400:
        problems["note"] = _("This is too long. Say it in fewer words.")
    if problems or who is None:
        raise Invalid(problems)
    if not queries.goals(now):
        raise Refused(_("The plan has no goal yet. Write the first one together."))
    version = _version(by, at, now)
    said, _new = Agreement.objects.update_or_create(
        version=version, person_id=who.person, institution_id=None if who.person else who.institution,
        defaults={"answer": answer, "note": note.strip(), "at": at, "taken_by_id": by.account},
    )  # fmt: skip
    name = around.name(Who(person=who.person, institution=who.institution))
    tell(by, at, now, "plans.answer", always=True, who=name, answer=str(answer))
    trail.record(
        by=by,
        at=at,
        act="plans.agree",
        record_kind="agreement",
        record=said.pk,
        case=now.case_id,
        details={"version": version.number, "answer": str(answer)},
    )
    return said


def missing(plan: Plan, goals: list[Any], today: dt.date, unmeasured: Collection[UUID] = ()) -> list[str]:
    """Why a plan cannot count yet, in words; empty when it can. `unmeasured`: goals for which levels come too late."""
    bare = [g for g in goals if all(s.state == StepState.DROPPED for s in g.all_steps)]
    found = [_("The goal “%(goal)s” has no step yet.") % {"goal": goal.text} for goal in bare]
    found += [
        _("The goal “%(goal)s” does not say yet what each of the five levels means.") % {"goal": goal.text}
        for goal in goals if not all(goal.levels.values()) and goal.pk not in unmeasured
    ]  # fmt: skip
    if not goals:
        found.append(_("Write at least one goal."))
    if plan.review_on <= today:
        found.append(_("The review lies in the future. Choose a day after today."))
    return found


@transaction.atomic
def put_in_force(*, by: Actor, at: dt.datetime, plan: Plan) -> PlanVersion:
    """From now on the plan counts, in the version that stands. It needs a goal, for each a step and all five levels, and a
    review ahead. Goals that have not started start now; one for which levels come too late goes on without."""
    now = locked(by, plan.pk, at)
    if not institutions.may_decide(by.competences, Decision.JOINT_PLAN):
        raise Refused(_("Your institution holds no competence in which it can agree to a plan."))
    goals = queries.goals(now)
    unmeasured = queries.too_late(now, goals, queries.agreed(queries.versions(now)))
    why_not = missing(now, goals, by.day(at), unmeasured)
    if why_not:
        raise Invalid({"": why_not})
    version = _version(by, at, now)
    PlanVersion.objects.filter(pk=version.pk).update(in_force_at=at)
    now.state, now.agreed_at, now.revision = PlanState.AGREED, now.agreed_at or at, now.revision + 1
    now.save(update_fields=["state", "agreed_at", "revision"])
    Goal.objects.filter(plan=now, started_at=None).exclude(pk__in=unmeasured).update(started_at=at)
    tell(by, at, now, "plans.in_force", version=version.number)
    trail.record(
        by=by,
        at=at,
        act="plans.put_in_force",
        record_kind="plan",
        record=now.pk,
        case=now.case_id,
        details={"version": version.number},
    )
    return version
