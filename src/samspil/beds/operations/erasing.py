"""Erasing what this room keeps of a case, when its time is over. Part of the erasing room's transaction."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.beds.models import Followed, Hold, Incident, Stay
from samspil.ground.erasing import Gone, counts, erase_rows, together
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID) -> Gone:
    """Stays, holds, incidents and follow-ups. That a bed was taken stays, without whom."""
    gone = together(
        erase_rows(Incident.objects.filter(case=case)),
        erase_rows(Stay.objects.filter(case=case)),
        erase_rows(Hold.objects.filter(case=case)),
        erase_rows(Followed.objects.filter(case=case)),
    )
    trail.record(
        by=by, at=at, act="beds.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
