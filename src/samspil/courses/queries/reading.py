"""Course days, one with its places; the keys of a family; a carer's own course days."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.courses import policy
from samspil.courses.models import CourseDay, Key, Place
from samspil.courses.terms import Seat
from samspil.ground.errors import NotFound


def days(year: int, *, for_: Actor) -> list[Any]:
    """The course days of a year with how many were offered one and how many were there. One query."""
    rows = policy.days(for_).filter(on__year=year).select_related("programme")
    return list(
        rows.annotate(
            offered=Count("places"), came=Count("places", filter=Q(places__state=Seat.ATTENDED))
        ).order_by("on", "title", "id")
    )


def day(id: UUID, *, for_: Actor) -> CourseDay:
    found = policy.days(for_).select_related("programme").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class Seats:
    day: CourseDay
    places: list[Place]
    open: list[Any]
    """Families of the year to whom the day was not offered."""


def seats(row: CourseDay, *, for_: Actor) -> Seats:
    """Three queries."""
    places = list(
        policy.places(for_)
        .filter(day=row)
        .select_related("family", "marked_by")
        .order_by("family__name", "id")
    )
    asked = {p.family_id for p in places}
    return Seats(row, places, [f for f in carers.of_year(row.on.year, for_=for_) if f.id not in asked])


def keys_of(family: UUID, year: int, *, for_: Actor) -> list[Key]:
    """What municipalities said of a year, what is replaced too, the newest first."""
    return list(
        policy.keys(for_)
        .filter(family=family, year=year)
        .select_related("noted_by")
        .order_by("-noted_at", "-id")
    )


def own_days(*, for_: Actor, at: dt.datetime) -> list[Place]:
    """What was offered to the family in which the actor is a carer: this year and what is to come."""
    rows = policy.own(for_, at=at).filter(day__on__year__gte=for_.day(at).year, day__cancelled_on=None)
    return list(rows.select_related("day").order_by("day__on", "id"))
