"""Erasing what this room keeps of a case, when its time is over. Part of the erasing room's transaction."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.ground.erasing import Gone, counts, erase_rows, together
from samspil.meetings.models import Dissent, Meeting
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID) -> Gone:
    """All meetings, with invitations, decisions, dissent and minutes."""
    gone = together(
        erase_rows(Dissent.objects.filter(decision__meeting__case=case)),
        erase_rows(Meeting.objects.filter(case=case)),
    )
    trail.record(
        by=by, at=at, act="meetings.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
