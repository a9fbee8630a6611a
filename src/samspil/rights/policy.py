"""Who reads a file as the person it is about, and who in the institution answers them. Both ways.

A person who reads acts for no institution. What they see of other rooms is asked through a `lens`: with the eyes of the
institution that leads the file, for the purpose "own file"; which parts of that reach them is decided in this room.
"""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from samspil.access.service import Actor, Purpose, Word
from samspil.cases import service as cases
from samspil.ground.periods import covers, running
from samspil.look import service as look
from samspil.rights.models import Pack, Reader, Request, Statement, Withheld
from samspil.rights.terms import IN_LAW
from samspil.rules import service as rules
from samspil.rules.terms import Inspection

LOOKS_WITH = (Word.CASE_READ, Word.PLAN_READ, Word.MEETING_READ, Word.MAP_READ)
WRITES_WITH = (*LOOKS_WITH, Word.CASE_WRITE, Word.CASE_SHARE)


def lens(reader: Reader, at: dt.datetime, words: tuple[Word, ...] = LOOKS_WITH, home: Any = None) -> Actor:
    """The reader, looking with the eyes of the institution that leads the file, or of another one."""
    home = home or reader.case.institution
    return Actor(
        account=reader.account_id,
        institution=home.pk,
        role="person",
        words=frozenset(str(w) for w in words),
        country=home.country,
        language=reader.language,
        time_zone=home.time_zone,
        institution_name=home.name,
        purpose=str(Purpose.OWN_FILE),
        at=at,
    )


def law(case: Any, relation: str, on: dt.date) -> Inspection:
    """What the law of the leading institution's country says today. Where it is not set, or the child's age is not
    known, it says nothing and a person must decide."""
    return rules.may_read_of(case.child, case.institution.country, on, IN_LAW[relation])


def may_read(reader: Reader, at: dt.datetime) -> bool:
    if not covers(reader.since, reader.until, at):
        return False
    home = reader.case.institution
    on = Actor(time_zone=home.time_zone).day(at)
    return law(reader.case, reader.relation, on).lets(reader.decided_by_id is not None)


def read_by(account: UUID | None, at: dt.datetime) -> QuerySet[Reader]:
    """The readings that belong to an account, before the law is asked."""
    rows = Reader.objects.select_related("case__child", "case__institution", "person")
    return rows.filter(running(at), account_id=account) if account else rows.none()


def _answers(actor: Actor) -> bool:
    return actor.institution is not None and actor.may(Word.RIGHTS_ANSWER) and actor.may(Word.CASE_READ)


def _in_own_cases(actor: Actor, at: dt.datetime) -> Q:
    """Rows of cases that the actor's institution leads and takes part in now."""
    return Q(case__institution_id=actor.institution) & Q(cases.in_seen_case(for_=actor, at=at))


def visible(actor: Actor, *, at: dt.datetime) -> QuerySet[Reader]:
    rows = Reader.objects.select_related("person", "case__child", "case__institution", "account")
    return rows.filter(_in_own_cases(actor, at)) if _answers(actor) else rows.none()


def visible_requests(actor: Actor, *, at: dt.datetime) -> QuerySet[Request]:
    rows = Request.objects.select_related("person", "case__child", "case__institution", "reader", "withheld")
    return rows.filter(_in_own_cases(actor, at)) if _answers(actor) else rows.none()


def visible_packs(actor: Actor, *, at: dt.datetime) -> QuerySet[Pack]:
    rows = Pack.objects.select_related("person", "case__child", "case__institution", "request", "begun_by")
    return rows.filter(_in_own_cases(actor, at)) if _answers(actor) else rows.none()


def visible_withheld(actor: Actor, *, at: dt.datetime) -> QuerySet[Withheld]:
    rows = Withheld.objects.select_related("decided_by")
    return rows.filter(_in_own_cases(actor, at)) if _answers(actor) else rows.none()


def clocks(actor: Actor) -> QuerySet[Request]:
    """What is due, for who watches over it: no name, no case, no text."""
    if actor.institution is None or not actor.may(Word.RIGHTS_WATCH):
        return Request.objects.none()
    rows = Request.objects.filter(institution_id=actor.institution)
    return rows.only("kind", "asked_on", "due_on", "extended_at", "answered_at", "outcome")


def can(actor: Actor, act: str, record: Any, *, at: dt.datetime) -> bool:
    """`act` is read or answer, of a reader, request, pack or withheld thing. Written apart from the lists on purpose:
    a law test holds them together."""
    if not _answers(actor) or record.case.institution_id != actor.institution:
        return False
    if not any(
        p.institution_id == actor.institution
        and p.only_id in (None, actor.account)
        and covers(p.since, p.until, at)
        for p in record.case.participations.all()
    ):
        return False
    return act == "read" or cases.may_work(record.case_id, for_=actor, at=at)


def who_could(record: Request, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody of the staff who could read what somebody asked at that moment, and by which rule. Two queries."""
    if at < record.asked_at:
        return []
    homes = [record.case.institution_id]
    words = [Word.RIGHTS_ANSWER]
    return cases.sights(cases.who_could_file(record.case, at=at, words=words, homes=homes))


def who_could_said(record: Statement, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody of the staff who could read what somebody wrote themselves: on the timeline all who take part, and, also of
    what no timeline holds any more, who answers for the family's view at the leading institution. Up to six queries."""
    if at < record.written_at:
        return []
    told = cases.sights(cases.who_could(record.entry, at=at)) if record.entry else []
    there = {(s.account.pk, s.institution.pk) for s in told}
    words, homes = [Word.RIGHTS_ANSWER], [record.case.institution_id]
    answer = cases.sights(cases.who_could_file(record.case, at=at, words=words, homes=homes))
    return told + [s for s in answer if (s.account.pk, s.institution.pk) not in there]


def who_could_pack(record: Pack, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody of the staff who could see a copy while and after it was made, at that moment. Two queries."""
    if at < record.begun_at:
        return []
    homes = [record.case.institution_id]
    return cases.sights(cases.who_could_file(record.case, at=at, words=[Word.RIGHTS_ANSWER], homes=homes))
