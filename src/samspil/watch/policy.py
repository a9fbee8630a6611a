"""Findings are for the data protection officer of the institution, and nobody looks into a finding about themselves."""

from typing import Any

from django.db.models import QuerySet

from samspil.access.service import Actor, Word
from samspil.watch.models import Finding


def visible(actor: Actor) -> QuerySet[Finding]:
    if actor.institution is None or not actor.may(Word.LOOKS_WATCH):
        return Finding.objects.none()
    return Finding.objects.filter(institution=actor.institution)


def can(actor: Actor, act: str, record: Any) -> bool:
    own = actor.institution is not None and record.institution_id == actor.institution
    known = own and actor.may(Word.LOOKS_WATCH)
    return known and (act == "read" or record.account_id != actor.account)
