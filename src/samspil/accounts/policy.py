"""Colleagues see each other; looking after them needs the word for it."""

from typing import Any

from django.db.models import QuerySet

from samspil.access.service import Actor, Word
from samspil.accounts.models import Membership


def visible(actor: Actor) -> QuerySet[Membership]:
    """The memberships of the institution the actor acts for."""
    if actor.institution is None:
        return Membership.objects.none()
    return Membership.objects.filter(institution_id=actor.institution)


def can(actor: Actor, act: str, record: Any) -> bool:
    own = actor.institution is not None and record.institution_id == actor.institution
    return own and (act == "read" or actor.may(Word.STAFF_MANAGE))
