"""What is said against families, for the people named in it, and for the family what it was told."""

import datetime as dt
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.carers import policy
from samspil.carers.models import Allegation
from samspil.ground.errors import NotFound


def allegation(id: UUID, *, for_: Actor, at: dt.datetime) -> Allegation:
    rows = (
        policy.allegations(for_, at=at)
        .select_related("family", "noted_by")
        .prefetch_related("handlers__account")
    )
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def allegations_of(family: Any, *, for_: Actor, at: dt.datetime) -> list[Allegation]:
    """Those the actor looks into. One query."""
    return list(policy.allegations(for_, at=at).filter(family=family).order_by("-received_on", "id"))


def own_allegations(*, for_: Actor, at: dt.datetime) -> list[Allegation]:
    """For carers with a sign-in: what they were told, their answer and what came of it. Never who said it, nor its words."""
    rows = Allegation.objects.filter(family__in=policy.own(for_, on=for_.day(at)), told_on__isnull=False)
    told = rows.select_related("family").defer("words").order_by("-received_on", "id")
    return list(told)
