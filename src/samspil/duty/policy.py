"""Who sees a rota: the institution that leads it, and whoever is on it. Who draws it up: who leads there."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.duty.models import Member, Roster
from samspil.ground.periods import covers, running


def visible(for_: Actor, *, on: Any) -> QuerySet[Roster]:
    actor = for_
    if actor.institution is None or not actor.may(Word.DUTY_SEE):
        return Roster.objects.none()
    if actor.account is None:  # an exchange asks for the institution that leads
        return Roster.objects.filter(institution_id=actor.institution)
    mine = Member.objects.filter(running(on), account_id=actor.account, institution_id=actor.institution)
    return Roster.objects.filter(Q(institution_id=actor.institution) | Q(pk__in=mine.values("roster_id")))


def can(actor: Actor, act: str, record: Roster, *, on: dt.date) -> bool:
    """Written apart from the list on purpose: a law test holds them together. Acts: read, lead."""
    if actor.institution is None or not actor.may(Word.DUTY_SEE):
        return False
    own = record.institution_id == actor.institution
    if act == "lead":
        return own and actor.may(Word.DUTY_LEAD)
    return own or any(
        actor.account is not None
        and m.account_id == actor.account
        and m.institution_id == actor.institution
        and covers(m.since, m.until, on)
        for m in record.members.all()
    )
