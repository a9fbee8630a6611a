"""Erasing what this room keeps of a case, when its time is over. Part of the erasing room's transaction."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.exchange.models import KeptRow, ReturnedChild
from samspil.ground.erasing import Gone, counts, erase_rows, together
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID) -> Gone:
    """What a return said of the child, and rows kept as received."""
    gone = together(
        erase_rows(ReturnedChild.objects.filter(case=case)), erase_rows(KeptRow.objects.filter(case=case))
    )
    trail.record(
        by=by, at=at, act="exchange.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
