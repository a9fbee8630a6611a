"""Who sees a programme: the institution that leads it, the municipalities in it and their partners. Who leads it changes it."""

from typing import Any

from django.db.models import Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.programmes.models import Participation, Partner, Programme


def visible(actor: Actor) -> QuerySet[Programme]:
    if actor.institution is None or not actor.may(Word.PROGRAMME_SEE):
        return Programme.objects.none()
    partners = Partner.objects.filter(institution_id=actor.institution)
    mine = Participation.objects.filter(
        Q(institution_id=actor.institution) | Q(pk__in=partners.values("participation_id"))
    )
    return Programme.objects.filter(
        Q(institution_id=actor.institution) | Q(pk__in=mine.values("programme_id"))
    )


def parts(actor: Actor) -> QuerySet[Participation]:
    """The municipalities whose inside the actor sees: all of a programme that is led here, else the own ones."""
    if actor.institution is None or not actor.may(Word.PROGRAMME_SEE):
        return Participation.objects.none()
    partners = Partner.objects.filter(institution_id=actor.institution)
    return Participation.objects.filter(
        Q(programme__institution_id=actor.institution)
        | Q(institution_id=actor.institution)
        | Q(pk__in=partners.values("participation_id"))
    )


def leads(actor: Actor, programme: Programme) -> bool:
    return (
        actor.institution is not None
        and programme.institution_id == actor.institution
        and actor.may(Word.PROGRAMME_LEAD)
    )


def can(actor: Actor, act: str, record: Any) -> bool:
    """Of a programme; written apart from the lists on purpose. Acts: read, lead."""
    if act == "lead":
        return leads(actor, record)
    if actor.institution is None or not actor.may(Word.PROGRAMME_SEE):
        return False
    if record.institution_id == actor.institution:
        return True
    return any(
        part.institution_id == actor.institution
        or any(partner.institution_id == actor.institution for partner in part.partners.all())
        for part in record.participations.all()
    )


def speaks_for(actor: Actor, part: Participation) -> frozenset[str]:
    """The parties of a municipality for which the actor's institution speaks now."""
    return frozenset(
        p.party for p in part.partners.all() if p.institution_id == actor.institution and p.until is None
    )
