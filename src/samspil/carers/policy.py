"""Who sees and changes a foster family: the service it belongs to, and the carers themselves. Both ways."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.carers.models import Allegation, FosterFamily, Handler, Member
from samspil.ground.periods import covers, running


def visible(actor: Actor) -> QuerySet[FosterFamily]:
    """The families of the service for which the actor works, for who works with families there."""
    if actor.institution is None or not actor.may(Word.CARERS_READ):
        return FosterFamily.objects.none()
    return FosterFamily.objects.filter(institution_id=actor.institution)


def can(actor: Actor, act: str, record: Any) -> bool:
    """Written apart from the list on purpose: a law test holds them together. Acts: read, write, decide."""
    word = {"read": Word.CARERS_READ, "write": Word.CARERS_WRITE, "decide": Word.CARERS_DECIDE}[act]
    own = actor.institution is not None and record.institution_id == actor.institution
    return own and actor.may(Word.CARERS_READ) and actor.may(word)


def own(actor: Actor, *, on: dt.date) -> QuerySet[FosterFamily]:
    """The families in which the actor is a carer with a sign-in of their own."""
    if actor.account is None:
        return FosterFamily.objects.none()
    carers = Member.objects.filter(running(on), account_id=actor.account, role="carer")
    return FosterFamily.objects.filter(Q(pk__in=carers.values("family_id")))


def is_own(actor: Actor, record: FosterFamily, *, on: dt.date) -> bool:
    return actor.account is not None and any(
        m.account_id == actor.account and m.role == "carer" and covers(m.since, m.until, on)
        for m in record.members.all()
    )


def allegations(actor: Actor, *, at: dt.datetime) -> QuerySet[Allegation]:
    """What is said against families: for those who are named to look into it, at the service, and nobody else."""
    if actor.account is None or actor.institution is None or not actor.may(Word.CARERS_READ):
        return Allegation.objects.none()
    named = Handler.objects.filter(running(at), account_id=actor.account)
    return Allegation.objects.filter(
        family__institution_id=actor.institution, pk__in=named.values("allegation_id")
    )


def handles(actor: Actor, record: Allegation, *, at: dt.datetime) -> bool:
    """Written apart from the list on purpose."""
    if actor.account is None or not can(actor, "read", record.family):
        return False
    return any(h.account_id == actor.account and covers(h.since, h.until, at) for h in record.handlers.all())
