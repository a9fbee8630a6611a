"""The closed files of one's own institution, by their numbers alone; never what is in them."""

from typing import Any

from django.db.models import QuerySet

from samspil.access.service import Actor, Word
from samspil.retention.models import Erasure


def visible(actor: Actor) -> QuerySet[Erasure]:
    if actor.institution is None or not actor.may(Word.RETENTION_MANAGE):
        return Erasure.objects.none()
    return Erasure.objects.filter(institution=actor.institution)


def can(actor: Actor, act: str, record: Any) -> bool:
    own = actor.institution is not None and record.institution_id == actor.institution
    known = own and actor.may(Word.RETENTION_MANAGE)
    return known and (act == "read" or record.proposed_by_id != actor.account)
