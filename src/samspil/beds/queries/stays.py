"""Stays of a child, and where it is now."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.beds import policy
from samspil.beds.models import Hold, Stay


def of_case(case: UUID, *, for_: Actor, at: dt.datetime) -> list[Stay]:
    """The stays of a child in our beds, the newest first. One query."""
    rows = (
        policy.visible(for_, at=at)
        .filter(case=case)
        .select_related("bed__unit", "admitted_by", "perspective_by")
    )
    return list(rows.order_by("-began_at", "id")[:50])


def running_stay(case: UUID, *, for_: Actor, at: dt.datetime) -> Stay | None:
    """The bed the child is in now, if it is in one of ours."""
    return next((row for row in of_case(case, for_=for_, at=at) if row.ended_at is None), None)


def held_for(crisis: UUID, *, for_: Actor, at: dt.datetime) -> list[Hold]:
    """The beds that are held for a crisis now. One query."""
    rows = policy.holds(for_, at=at).filter(crisis=crisis, at__lte=at, until__gt=at, ended_at=None)
    return list(rows.select_related("bed__unit", "by").order_by("until", "id"))


def at_home_in(cases: list[UUID], *, for_: Actor, at: dt.datetime) -> dict[UUID, Stay]:
    """The running stays of these cases, by case: where each of these children sleeps tonight. One query."""
    rows = policy.visible(for_, at=at).filter(case__in=cases, ended_at=None).select_related("bed__unit")
    return {row.case_id: row for row in rows}
