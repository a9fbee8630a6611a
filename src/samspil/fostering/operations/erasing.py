"""Erasing what this room keeps of a case, when its time is over. Part of the erasing room's transaction."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.fostering.models import Absence, Placement, Review
from samspil.ground.erasing import Gone, counts, erase_rows, together
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID) -> Gone:
    """The history of placements."""
    gone = together(*(erase_rows(table.objects.filter(case=case)) for table in (Placement, Review, Absence)))  # type: ignore[attr-defined]
    trail.record(
        by=by, at=at, act="fostering.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
