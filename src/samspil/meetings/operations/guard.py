"""What every change of a meeting begins with."""

import datetime as dt

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import Conflict, Refused
from samspil.meetings import policy, queries
from samspil.meetings.models import Meeting
from samspil.meetings.terms import KindRow, State


def locked(
    by: Actor,
    act: str,
    meeting: Meeting,
    at: dt.datetime,
    revision: int | None = None,
    *,
    in_private: bool = False,
) -> Meeting:
    """The meeting as it stands, locked, if the actor may do `act`; a writer who saw an older revision gets a Conflict.
    In private time nothing is written, but what ends it (`in_private`)."""
    now = Meeting.objects.select_for_update(of=("self",)).select_related("case").get(pk=meeting.pk)
    if not policy.can(by, act, now, at=at):
        raise Refused(
            _("Only who called the meeting, leads it or takes its minutes can do this. Ask one of them.")
        )
    if now.state == State.CANCELLED:
        raise Refused(_("The meeting was cancelled. Call a new one."))
    if now.private_since is not None and not in_private:
        raise Refused(_("It is private time. Nothing is written down until it is over."))
    if revision is not None and now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    return now


def row_of(meeting: Meeting) -> KindRow:
    """What the kind of this meeting asks for, as it stood when it was called."""
    return queries.row_of(meeting)


def require_planned(meeting: Meeting) -> None:
    if meeting.state != State.PLANNED:
        raise Refused(_("The meeting was held already. Call a new one."))
