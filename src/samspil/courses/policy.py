"""Who sees the ledger: the service whose foster families these are, and the carers of a family its own lines."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.courses.models import CourseDay, Key, Place
from samspil.look import service as look


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


def who_could(record: CourseDay, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could see a course day with its families at that moment, and who of them their own line. Three queries."""
    if at < record.made_at:
        return []
    day = Actor(time_zone=record.institution.time_zone).day(at)
    families = record.places.filter(offered_on__lte=day).values_list("family", flat=True)  # type: ignore[attr-defined]
    why, own_ = (
        _("Their service works with the families."),
        _("See their own place in it, and of no other family."),
    )
    carers_ = carers.with_sign_ins(families, on=day)
    return [
        *accounts.by_work([record.institution_id], Word.CARERS_READ, why=why, at=at),
        *(
            look.Sight(None, None, _("by a sign-in of their own"), own_, name=m.name, line=m.pk)
            for m in carers_
        ),
    ]
