"""Meetings in a copy of somebody's file: all that is kept, each line with whether this person was given it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.meetings.models import Comment, Decision, Invitation, Meeting, Risk, Task
from samspil.meetings.queries.family import asked_to
from samspil.meetings.queries.papers import concerns
from samspil.meetings.terms import Gets


@dataclass(frozen=True, slots=True)
class Line:
    """`given`: the person may read it. `own`: they wrote it, or it is theirs to do. `decided`: the bare words of a decision."""

    moment: dt.datetime
    text: str
    meeting: UUID
    given: bool
    own: bool = False
    decided: str = ""


class Given:
    """What of the meetings of a case one person was given. Of a meeting to which they were not asked: nothing."""

    def __init__(self, person: UUID, case: UUID) -> None:
        self._asked = {i.meeting_id: i for i in asked_to(person, case=case)}

    def asked(self, meeting: UUID) -> Invitation | None:
        return self._asked.get(meeting)

    def gets(self, meeting: UUID, *enough: str) -> bool:
        found = self.asked(meeting)
        return found is not None and found.given in enough

    def whole(self, meeting: Meeting) -> bool:
        return self.gets(meeting.pk, Gets.ALL)

    def decision(self, decision: Decision) -> bool:
        found = self.asked(decision.meeting_id)
        agreed = self.gets(decision.meeting_id, Gets.ALL, Gets.AGREED)
        return agreed or (found is not None and concerns(decision, found))


def written_of(case: UUID, *, given: Given, for_: Actor, at: dt.datetime) -> list[Line]:
    """Decisions, risks, tasks and comments of the meetings about this case, by their moment; for a copy of the file."""
    cases.get(case, for_=for_, at=at)
    about = Q(meeting__case=case)
    found = [*_decided(about, given), *_risks(about, given), *_tasks(about, given), *_comments(about, given)]
    return sorted(found, key=lambda line: (not line.decided, line.moment, line.text))


def _decided(about: Q, given: Given) -> Iterator[Line]:
    for d in Decision.objects.filter(about).prefetch_related("dissents"):
        other = [f"– {said.who}: {said.words}" for said in d.dissents.all()]
        text = "\n".join(filter(None, (d.text, d.reasons, *other)))
        yield Line(d.decided_at, text, d.meeting_id, given.decision(d), decided=d.text)


def _risks(about: Q, given: Given) -> Iterator[Line]:
    for r in Risk.objects.filter(about):
        text = "\n".join(filter(None, (r.text, r.measure)))
        yield Line(r.noted_at, text, r.meeting_id, given.gets(r.meeting_id, Gets.ALL))


def _tasks(about: Q, given: Given) -> Iterator[Line]:
    for t in Task.objects.filter(about).select_related("invitation"):
        own = t.invitation == given.asked(t.meeting_id)
        agreed = given.gets(t.meeting_id, Gets.ALL, Gets.AGREED)
        yield Line(t.noted_at, f"{t.invitation.name}: {t.text}", t.meeting_id, own or agreed, own)


def _comments(about: Q, given: Given) -> Iterator[Line]:
    for c in Comment.objects.filter(about).select_related("invitation"):
        own = c.invitation == given.asked(c.meeting_id)
        whole = given.gets(c.meeting_id, Gets.ALL)
        yield Line(c.said_at, f"{c.invitation.name}: {c.words}", c.meeting_id, own or whole, own)
