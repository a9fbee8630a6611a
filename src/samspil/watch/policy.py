"""Findings are for the data protection officer of the institution, and nobody looks into a finding about themselves."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.look import service as look
from samspil.watch.models import Finding


def visible(actor: Actor) -> QuerySet[Finding]:
    if actor.institution is None or not actor.may(Word.LOOKS_WATCH):
        return Finding.objects.none()
    return Finding.objects.filter(institution=actor.institution)


def can(actor: Actor, act: str, record: Any) -> bool:
    own = actor.institution is not None and record.institution_id == actor.institution
    known = own and actor.may(Word.LOOKS_WATCH)
    return known and (act == "read" or record.account_id != actor.account)


def who_could(record: Finding, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read a finding at that moment: who watches over the looks at the institution. One query."""
    why = _("They watch over who looks at what. Nobody looks into a finding about themselves.")
    return accounts.by_work([record.institution_id], Word.LOOKS_WATCH, why=why, at=at, since=record.first_at)
