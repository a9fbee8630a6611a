"""Erasing what this room keeps of a case, when its time is over. Part of the erasing room's transaction."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.cases.models import Case
from samspil.ground.erasing import Gone, counts, erase_rows
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID) -> Gone:
    """The file itself, with entries, shares, participations and whereabouts, and what other rooms hang on it."""
    gone = erase_rows(Case.objects.filter(pk=case))
    trail.record(
        by=by, at=at, act="cases.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
