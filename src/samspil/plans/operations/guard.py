"""What every change of a plan begins and ends with."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.ground.errors import Refused
from samspil.plans import policy, queries
from samspil.plans.models import Plan
from samspil.plans.terms import PlanState


def locked(by: Actor, plan: UUID, at: dt.datetime) -> Plan:
    """The plan as it stands, locked, if the actor may write it. One lock for the whole plan keeps its order true."""
    now = (
        Plan.objects.select_for_update(of=("self",))
        .select_related("case", "case__child", "case__institution")
        .filter(pk=plan)
        .first()
    )
    if now is None or not policy.can(by, "read", now, at=at):
        return queries.get(plan, for_=by, at=at)
    if not policy.can(by, "write", now, at=at):
        raise Refused(_refusal(now))
    return now


def _refusal(plan: Plan) -> str:
    if plan.ended_at:
        return _("This plan has ended. Start a new one.")
    if plan.case.closed_at:
        return _("The case is closed. Open it again first.")
    return _("Your role does not include writing plans. Ask your team leader.")


def table(by: Actor, plan: Plan, at: dt.datetime) -> queries.Table:
    header = cases.header(plan.case_id, for_=by, at=at)
    return queries.table(header, for_=by, on=by.day(at), at=at)


def tell(by: Actor, at: dt.datetime, plan: Plan, code: str, *, always: bool = False, **data: Any) -> None:
    """On the timeline, for everybody at the table. While a plan is being written its single lines stay quiet."""
    if always or plan.state == PlanState.AGREED:
        cases.announce(case=plan.case, by=by, at=at, code=code, data=data, for_all=True)


def swap(rows: list[Any], moving: UUID, up: bool) -> None:
    """Exchange one row with its neighbour and number all anew."""
    at = next(i for i, row in enumerate(rows) if row.pk == moving)
    to = at - 1 if up else at + 1
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]
    for number, row in enumerate(rows):
        if row.order != number:
            type(row).objects.filter(pk=row.pk).update(order=number)
