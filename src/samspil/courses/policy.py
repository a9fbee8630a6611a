"""Who sees the ledger: the service whose foster families these are, and the carers of a family its own lines."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet

from samspil.access.service import Actor, Word
from samspil.carers import service as carers
from samspil.courses.models import CourseDay, Key, Place


def days(actor: Actor) -> QuerySet[CourseDay]:
    if actor.institution is None or not actor.may(Word.CARERS_READ):
        return CourseDay.objects.none()
    return CourseDay.objects.filter(institution_id=actor.institution)


def places(actor: Actor) -> QuerySet[Place]:
    if actor.institution is None or not actor.may(Word.CARERS_READ):
        return Place.objects.none()
    return Place.objects.filter(
        day__institution_id=actor.institution, family__institution_id=actor.institution
    )


def keys(actor: Actor) -> QuerySet[Key]:
    if actor.institution is None or not actor.may(Word.CARERS_READ):
        return Key.objects.none()
    return Key.objects.filter(family__institution_id=actor.institution)


def own(actor: Actor, *, at: dt.datetime) -> QuerySet[Place]:
    """The course days of the family in which the actor is a carer."""
    family: Any = carers.of_account(for_=actor, at=at)
    return Place.objects.filter(family=family) if family else Place.objects.none()


def can(actor: Actor, act: str, record: Any) -> bool:
    """Of a course day; written apart from the list on purpose. Acts: read, write."""
    word = Word.CARERS_WRITE if act == "write" else Word.CARERS_READ
    here = actor.institution is not None and record.institution_id == actor.institution
    return here and actor.may(Word.CARERS_READ) and actor.may(word)
