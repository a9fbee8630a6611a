"""Erasing what this room keeps of a case, when its time is over. Part of the erasing room's transaction."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.ground.erasing import Gone, counts, erase_rows
from samspil.sharing.models import Ask
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID) -> Gone:
    """All questions asked from the file, with their answers; what was shared goes with the file itself."""
    gone = erase_rows(Ask.objects.filter(case=case))
    trail.record(
        by=by, at=at, act="sharing.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
