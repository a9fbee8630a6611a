"""The minutes: written, closed, agreed to or commented on."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.meetings import queries
from samspil.meetings.models import Invitation, Meeting
from samspil.meetings.operations.guard import locked
from samspil.meetings.terms import State
from samspil.trail import service as trail

LONGEST = 100_000


@transaction.atomic
def write_minutes(*, by: Actor, at: dt.datetime, meeting: Meeting, revision: int, text: str) -> Meeting:
    """Keep the minutes as they stand. Whoever saw an older revision gets a Conflict with both versions."""
    now = locked(by, "minutes", meeting, at, revision)
    if now.minutes_closed_at:
        raise Refused(_("The minutes are closed."))
    if len(text) > LONGEST:
        raise Invalid({"text": _("This text is too long. Put part of it into a note.")})
    now.minutes_text, now.minutes_by_id, now.minutes_at = text.strip(), by.account, at
    now.revision += 1
    now.save(update_fields=["minutes_text", "minutes_by", "minutes_at", "revision"])
    _recorded(by, at, now, "meetings.write_minutes")
    return now


@transaction.atomic
def close_minutes(*, by: Actor, at: dt.datetime, meeting: Meeting, revision: int) -> Meeting:
    """The minutes are finished: everybody who was invited reads them and agrees, or says what is missing."""
    now = locked(by, "minutes", meeting, at, revision)
    problems = {}
    if now.state != State.HELD:
        problems[""] = _("The meeting is not over yet. End it first.")
    elif not now.minutes_text:
        problems["text"] = _("Write the minutes first.")
    if problems:
        raise Invalid(problems)
    if now.minutes_closed_at is None:
        now.minutes_closed_at, now.revision = at, now.revision + 1
        now.save(update_fields=["minutes_closed_at", "revision"])
        now.invitations.filter(account_id=by.account).update(agreed_at=at)
        _recorded(by, at, now, "meetings.close_minutes")
    return now


@transaction.atomic
def agree(*, by: Actor, at: dt.datetime, meeting: Meeting, note: str = "") -> Invitation:
    """An invited worker has read the minutes: agrees, or says what they see differently."""
    mine = queries.own_invitation(meeting, for_=by)
    if mine is None or not queries.sees_all(meeting, for_=by, at=at):
        raise NotFound
    if meeting.minutes_closed_at is None:
        raise Refused(_("The minutes are still being written."))
    if len(note) > 500:
        raise Invalid({"minutes_note": _("Write it shorter: at most 500 characters.")})
    mine.agreed_at, mine.minutes_note = at, note.strip()
    mine.save(update_fields=["agreed_at", "minutes_note"])
    _recorded(by, at, meeting, "meetings.agree")
    return mine


def _recorded(by: Actor, at: dt.datetime, meeting: Meeting, act: str) -> None:
    trail.record(by=by, at=at, act=act, record_kind="meeting", record=meeting.pk, case=meeting.case_id)
