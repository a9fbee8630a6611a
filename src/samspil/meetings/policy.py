"""Who sees a meeting: everybody at the table of the case sees all of it; a worker invited from elsewhere its own facts."""

import datetime as dt

from django.db.models import Exists, OuterRef, QuerySet, Value

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.ground.errors import NotFound
from samspil.meetings.models import Invitation, Meeting
from samspil.meetings.terms import Role

LEADING = (Role.FACILITATOR, Role.MINUTE_TAKER)


def own_invitations(actor: Actor) -> QuerySet[Invitation]:
    """What this person was asked to, as a worker of the institution they act for."""
    if actor.account is None or actor.institution is None or not actor.may(Word.MEETING_READ):
        return Invitation.objects.none()
    return Invitation.objects.filter(account_id=actor.account, institution_id=actor.institution)


def visible(actor: Actor, *, at: dt.datetime) -> QuerySet[Meeting]:
    """Meetings the actor may open. `at_table` says whether all of it or only its own facts."""
    if actor.institution is None or not actor.may(Word.MEETING_READ):
        return Meeting.objects.annotate(at_table=Value(False)).none()
    table = Exists(cases.seen_cases(for_=actor, at=at).filter(case_id=OuterRef("case_id")))
    asked = Exists(own_invitations(actor).filter(meeting=OuterRef("pk")))
    return Meeting.objects.annotate(at_table=table).filter(table | asked)


def at_table(actor: Actor, meeting: Meeting, *, at: dt.datetime) -> bool:
    try:
        cases.get(meeting.case_id, for_=actor, at=at)
    except NotFound:
        return False
    return True


def can(actor: Actor, act: str, meeting: Meeting, *, at: dt.datetime) -> bool:
    """`act` is facts, read, lead or minutes. Written apart from `visible` on purpose: a law test holds them together."""
    if actor.institution is None or not actor.may(Word.MEETING_READ):
        return False
    mine = [
        i
        for i in meeting.invitations.all()
        if i.account_id == actor.account and i.institution_id == actor.institution
    ]
    table = at_table(actor, meeting, at=at)
    if act == "facts":
        return table or bool(mine)
    if not table or act == "read":
        return table
    if not cases.may_work(meeting.case_id, for_=actor, at=at):
        return False
    asked_to_lead = any(i.role in LEADING for i in mine)
    if act == "minutes":
        return asked_to_lead or actor.institution == meeting.institution_id
    return actor.may(Word.MEETING_CALL) and (asked_to_lead or actor.institution == meeting.institution_id)
