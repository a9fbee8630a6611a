"""Taking back one invitation before the meeting begins."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import NotFound, Refused
from samspil.meetings.models import Attendance, Comment, Dissent, Invitation, Meeting, Task
from samspil.meetings.operations.guard import locked, require_planned
from samspil.meetings.operations.telling import CANCEL, tell
from samspil.trail import service as trail


@transaction.atomic
def uninvite(*, by: Actor, at: dt.datetime, meeting: Meeting, invitation: UUID) -> bool:
    """Take one person off the list of a planned meeting. Their calendar takes it out, their link ends, everybody else keeps
    theirs. Says whether a mail went out; without an address they must be told in person. The row goes: the trail keeps
    that they were invited and no longer are."""
    now = locked(by, "lead", meeting, at)
    require_planned(now)
    found = now.invitations.filter(pk=invitation).first()
    if found is None:
        raise NotFound
    if reason := _stays(now, found):
        raise Refused(reason)
    # A later invitation of the same person counts on from here, or their calendar would take it for an old one.
    now.sequence, now.changed_at = now.sequence + 1, at
    now.save(update_fields=["sequence", "changed_at"])
    tell(by=by, at=at, meeting=now, invitation=found, method=CANCEL, uninvited=True)
    told = bool(found.email)
    found.delete()
    trail.record(
        by=by, at=at, act="meetings.uninvite", record_kind="meeting", record=now.pk, case=now.case_id,
        details={"invitation": str(invitation), "told": told},
    )  # fmt: skip
    return told


def _stays(meeting: Meeting, invitation: Invitation) -> str:
    """Why this invitation cannot be taken back, or nothing."""
    if meeting.began_at is not None:
        return _("The meeting has begun. Who was invited stays written down.")
    if meeting.invitations.count() == 1:
        return _("Nobody else is invited. Cancel the meeting instead.")
    if any(
        rows.objects.filter(invitation=invitation).exists() for rows in (Attendance, Task, Comment, Dissent)
    ):
        words = _("Something of this meeting is written down with %(name)s. The invitation stays.")
        return words % {"name": invitation.name}
    return ""
