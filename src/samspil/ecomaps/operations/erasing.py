"""Erasing what this room keeps of a case, when its time is over. Part of the erasing room's transaction."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.ecomaps.models import Arrangement, Tie
from samspil.ground.erasing import Gone, counts, erase_rows, together
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID) -> Gone:
    """All ties with everything said of them, and every arrangement."""
    gone = together(
        erase_rows(Tie.objects.filter(case=case)), erase_rows(Arrangement.objects.filter(case=case))
    )
    trail.record(
        by=by, at=at, act="ecomaps.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
