"""Answers of the invited: as a worker who is signed in, or by the link in the mail."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground import fence
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.meetings import queries
from samspil.meetings.models import Invitation, Meeting
from samspil.meetings.terms import Answer, State
from samspil.trail import service as trail

CHOICES = (Answer.YES, Answer.NO, Answer.PERHAPS)


@transaction.atomic
def answer(*, by: Actor, at: dt.datetime, meeting: Meeting, answer: str, note: str = "") -> Invitation:
    """Answer an own invitation."""
    mine = queries.own_invitation(meeting, for_=by, at=at)
    if mine is None:
        raise NotFound
    if meeting.state != State.PLANNED:
        raise Refused(_("This meeting is over or cancelled."))
    if mine.briefed_at is None:  # the page they answer on says what it is, why they are needed, and the goal
        mine.briefed_at = at
    return _keep(by, at, mine, answer, note)


@transaction.atomic
def answer_by_link(
    *, by: Actor, at: dt.datetime, secret_hash: str, answer: str, note: str = ""
) -> Invitation:
    """Whoever holds the link answers. A link that ended is not found, like one that never was."""
    with fence.lifted("whoever holds the secret link answers for themselves, without signing in"):
        return _keep(by, at, queries.by_secret(secret_hash, at=at), answer, note)


def _keep(by: Actor, at: dt.datetime, invitation: Invitation, answer: str, note: str) -> Invitation:
    if answer not in CHOICES:
        raise Invalid({"answer": _("Choose one answer.")})
    if len(note) > 200:
        raise Invalid({"note": _("Write it shorter: at most 200 characters.")})
    invitation.answer, invitation.answered_at, invitation.note = answer, at, note.strip()
    invitation.save(update_fields=["answer", "answered_at", "note", "briefed_at"])
    trail.record(
        by=by, at=at, act="meetings.answer", record_kind="meeting", record=invitation.meeting_id,
        case=invitation.meeting.case_id, details={"invitation": str(invitation.pk), "answer": str(answer)},
    )  # fmt: skip
    return invitation
