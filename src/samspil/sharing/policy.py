"""Who sees a question, both ways: the institution that asked, and the one that was asked."""

import datetime as dt

from django.db.models import Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.consents import service as consents
from samspil.consents.terms import State as Standing
from samspil.sharing.models import Ask
from samspil.sharing.terms import Box, State


def visible(actor: Actor, box: str = "") -> QuerySet[Ask]:
    if actor.institution is None or not actor.may(Word.CASE_READ):
        return Ask.objects.none()
    got, sent = Q(to_id=actor.institution), Q(asker_id=actor.institution)
    which = {"": got | sent, Box.GOT: got, Box.SENT: sent}[box]
    return Ask.objects.filter(which)


def is_open(record: Ask, at: dt.datetime) -> bool:
    """Until it is answered or taken back, its consent ends, or the time has passed for which they ask."""
    rests = record.consent is None or consents.state(record.consent, at=at) == Standing.RUNNING
    return record.state == State.WAITING and at < record.until and rests


def can(actor: Actor, act: str, record: Ask) -> bool:
    """`act` is read, answer or take_back. Written apart from `visible` on purpose: a law test holds them together."""
    if actor.institution is None or not actor.may(Word.CASE_READ):
        return False
    if act == "read":
        return actor.institution in (record.to_id, record.asker_id)
    if record.state != State.WAITING:
        return False
    if act == "answer":
        return record.to_id == actor.institution and actor.may(Word.CASE_SHARE)
    return record.asker_id == actor.institution and actor.may(Word.CASE_WRITE)
