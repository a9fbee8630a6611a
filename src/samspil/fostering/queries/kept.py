"""All that a service keeps about a child's life in foster families, for a copy that is given to somebody."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.fostering import policy
from samspil.fostering.models import Answer, Care, Contact, Delegation, Visit
from samspil.fostering.terms import Answered


@dataclass(frozen=True, slots=True)
class Kept:
    """One placement with what was told to the family, who decides what, visits and contact, oldest first. What is the
    carers' own, as their check-ins and diary, is not of the child."""

    care: Care
    told: list[Answer]
    delegations: list[Delegation]
    visits: list[Visit]
    contacts: list[Contact]


def lived(case: UUID, *, for_: Actor, at: dt.datetime) -> list[Care]:
    """With which families, from when until when: the placements of a case that the actor sees, oldest first. One query."""
    rows = policy.visible(Care.objects.filter(case=case), for_, at=at).select_related("family", "institution")
    return list(rows.order_by("arrives_at", "id"))


def kept(case: UUID, *, for_: Actor, at: dt.datetime) -> list[Kept]:
    """The placements of a case that the actor sees, oldest first. Five queries, none of them if there is none."""
    cares = lived(case, for_=for_, at=at)
    if not cares:
        return []
    of: dict[str, Any] = {"care__in": [c.pk for c in cares]}
    told = Answer.objects.filter(**of, latest=True, state=Answered.TOLD).order_by("at", "id")
    decides = Delegation.objects.filter(**of, latest=True).order_by("since", "id")
    visits = Visit.objects.filter(**of, held_on__isnull=False).order_by("held_on", "id")
    found: list[list[Any]] = [
        list(told),
        list(decides),
        list(visits),
        list(Contact.objects.filter(**of).order_by("starts_at", "id")),
    ]
    return [
        Kept(care, *([row for row in rows_ if row.care_id == care.pk] for rows_ in found)) for care in cares
    ]
