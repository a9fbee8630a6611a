"""Who sees a question, both ways: the institution that asked, and the one that was asked."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.consents import service as consents
from samspil.consents.terms import State as Standing
from samspil.look import service as look
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


def who_could(record: Ask, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could see that something was asked at that moment: at the institution that asked, and at the one that
    was asked, which reads the question itself while it is open. One query."""
    if at < record.asked_at:
        return []
    open_ = is_open_at(record, at)
    words = {
        record.asker_id: _("The institution asked."),
        record.to_id: _("The institution was asked and reads the question until it is answered.")
        if open_
        else _(
            "The institution was asked. The question is over: it reads that there was one and its own answer."
        ),
    }
    rules = {record.asker_id: _("by their work"), record.to_id: _("because their institution was asked")}
    staff = [m for m in accounts.staff(words, at=at) if Word.CASE_READ in accounts.words_of(m)]
    found = [
        look.Sight(m.account, m.institution, rules[m.institution_id], words[m.institution_id]) for m in staff
    ]
    return sorted(found, key=lambda s: s.institution.pk != record.asker_id)


def is_open_at(record: Ask, at: dt.datetime) -> bool:
    """The same of any moment since it was asked."""
    answered = record.answered_at is not None and record.answered_at <= at
    rests = record.consent is None or consents.state(record.consent, at=at) == Standing.RUNNING
    return not answered and at < record.until and rests
