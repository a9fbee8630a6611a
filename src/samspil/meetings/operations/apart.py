"""Private time: the family and its circle speak alone. From its beginning to its end nothing is written and nothing kept."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import Refused
from samspil.meetings.models import Meeting
from samspil.meetings.operations.guard import locked, require_planned, row_of
from samspil.trail import service as trail


@transaction.atomic
def begin_private(*, by: Actor, at: dt.datetime, meeting: Meeting) -> Meeting:
    """The professionals leave. Every writing of this meeting is refused until they are back, drafts too."""
    now = locked(by, "minutes", meeting, at)
    require_planned(now)
    if not row_of(now).private_time:
        raise Refused(_("This kind of meeting has no private time."))
    if now.began_at is None:
        raise Refused(_("The meeting has not begun."))
    return _set(by, at, now, at, "meetings.begin_private")


@transaction.atomic
def end_private(*, by: Actor, at: dt.datetime, meeting: Meeting) -> Meeting:
    """Everybody is back. Of the time between nothing is kept but that it was."""
    now = locked(by, "minutes", meeting, at, in_private=True)
    if now.private_since is None:
        return now
    return _set(by, at, now, None, "meetings.end_private")


def _set(by: Actor, at: dt.datetime, meeting: Meeting, since: dt.datetime | None, act: str) -> Meeting:
    meeting.private_since = since
    meeting.save(update_fields=["private_since"])
    trail.record(by=by, at=at, act=act, record_kind="meeting", record=meeting.pk, case=meeting.case_id)
    return meeting
