"""Erasing what this room keeps of a case, when its time is over. Part of the erasing room's transaction."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.crisis.models import Crisis
from samspil.ground.erasing import Gone, counts, erase_rows
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID) -> Gone:
    """The crises of the file with all that was decided and done in them."""
    gone = erase_rows(Crisis.objects.filter(case=case))
    trail.record(
        by=by, at=at, act="crisis.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
