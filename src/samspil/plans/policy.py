"""Who sees and writes a plan: everybody at the table of its case, whose role includes plans. Both ways."""

import datetime as dt

from django.db.models import QuerySet

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.ground.errors import NotFound
from samspil.look import service as look
from samspil.plans.models import Plan


def visible(actor: Actor, *, at: dt.datetime) -> QuerySet[Plan]:
    if not actor.may(Word.PLAN_READ):
        return Plan.objects.none()
    return Plan.objects.filter(cases.in_seen_case(for_=actor, at=at))


def can(actor: Actor, act: str, record: Plan, *, at: dt.datetime) -> bool:
    """`act` is read or write. A plan is written while its case is open and it has not ended."""
    if not actor.may(Word.PLAN_READ):
        return False
    try:
        case = cases.get(record.case_id, for_=actor, at=at)
    except NotFound:
        return False
    if act == "read":
        return True
    open_ = case.closed_at is None and record.ended_at is None and actor.may(Word.PLAN_WRITE)
    return open_ and cases.may_work(case.pk, for_=actor, at=at)


def who_could(plan: Plan, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read the plan at that moment, and by which rule. Two queries."""
    if at < plan.drafted_at:
        return []
    return cases.sights(cases.who_could_file(plan.case, at=at, words=[Word.PLAN_READ]))
