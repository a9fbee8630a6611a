"""Incidents during help in a crisis: those of a stay or of a crisis, and of how many there was one."""

import datetime as dt
from uuid import UUID

from django.db.models import QuerySet

from samspil.access.service import Actor
from samspil.beds import policy
from samspil.beds.models import Incident, Stay

SHOWN = 50


def _rows(for_: Actor, at: dt.datetime) -> QuerySet[Incident]:
    return policy.incidents(for_, at=at).select_related("by").order_by("-happened_at", "-id")


def incidents_of_stay(stay: Stay, *, for_: Actor, at: dt.datetime) -> list[Incident]:
    return list(_rows(for_, at).filter(stay=stay)[:SHOWN])


def incidents_of_crisis(crisis: UUID, *, for_: Actor, at: dt.datetime) -> list[Incident]:
    """Those of a crisis, also while the child was in a bed because of it. One query."""
    return list(_rows(for_, at).filter(crisis=crisis)[:SHOWN])


def with_incident(crises: list[UUID], *, for_: Actor) -> set[UUID]:
    """Of these crises of the institution those in which something happened: for counting. One query."""
    rows = policy.houses(Incident.objects.all(), for_).filter(crisis__in=crises)
    return {id for id in rows.values_list("crisis", flat=True) if id}


def stays_with_incident(*, for_: Actor, since: dt.datetime, until: dt.datetime) -> tuple[int, int]:
    """Incidents of a period in beds, and in how many stays. One query."""
    rows = policy.houses(Incident.objects.exclude(stay=None), for_)
    found = list(rows.filter(happened_at__gte=since, happened_at__lt=until).values_list("stay", flat=True))
    return len(found), len(set(found))
