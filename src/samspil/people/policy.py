"""A person is visible to the institutions that know them now; a protected address to the one that wrote it down."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.people.models import Address, Knowing, Person


def still(at: dt.datetime | None) -> Q:
    """Knowing that has not ended at that moment."""
    endless = Q(until__isnull=True)
    return endless if at is None else endless | Q(until__gt=at)


def known(actor: Actor) -> QuerySet[Knowing]:
    """What the actor's institution knows of people at the actor's moment; an end that has passed counts by itself."""
    return Knowing.objects.filter(still(actor.at), institution_id=actor.institution)


def visible(actor: Actor) -> QuerySet[Person]:
    if actor.institution is None or not actor.may(Word.CASE_READ):
        return Person.objects.none()
    return Person.objects.filter(Exists(known(actor).filter(person=OuterRef("pk"))))


def can(actor: Actor, act: str, record: Any) -> bool:
    """`act` is read or change. Written apart from `visible` on purpose: a law test holds them together."""
    if actor.institution is None or not actor.may(Word.CASE_READ if act == "read" else Word.PERSON_WRITE):
        return False
    return any(
        k.institution_id == actor.institution
        and (k.until is None or (actor.at is not None and actor.at < k.until))
        for k in record.known_by.all()
    )


def visible_addresses(actor: Actor) -> QuerySet[Address]:
    return Address.objects.filter(Q(protected=False) | Q(noted_by_id=actor.institution))
