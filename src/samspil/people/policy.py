"""A person is visible to the institutions that know them; a protected address to the one that wrote it down."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.people.models import Address, Knowing, Person


def visible(actor: Actor) -> QuerySet[Person]:
    if actor.institution is None or not actor.may(Word.CASE_READ):
        return Person.objects.none()
    known = Knowing.objects.filter(person=OuterRef("pk"), institution_id=actor.institution, until=None)
    return Person.objects.filter(Exists(known))


def can(actor: Actor, act: str, record: Any) -> bool:
    known = (
        actor.institution is not None
        and Knowing.objects.filter(person=record, institution_id=actor.institution, until=None).exists()
    )
    return known and actor.may(Word.CASE_READ if act == "read" else Word.PERSON_WRITE)


def visible_addresses(actor: Actor) -> QuerySet[Address]:
    return Address.objects.filter(Q(protected=False) | Q(noted_by_id=actor.institution))
