"""Erasing what this room keeps of a case, when its time is over. Part of the erasing room's transaction."""

import datetime as dt
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.documents.service import files
from samspil.fostering.models import Absence, Care, Expense, Paper, Placement, Review
from samspil.ground.erasing import Gone, counts, erase_rows, together
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID) -> Gone:
    """The placements with all that was written on them, their papers and photos, and the history of placements."""
    held: list[Any] = [
        *Expense.objects.filter(care__case=case).exclude(file=None).values_list("file", flat=True),
        *Paper.objects.filter(care__case=case).values_list("file", flat=True),
    ]
    tables = (Care, Placement, Review, Absence)
    gone = together(*(erase_rows(table.objects.filter(case=case)) for table in tables))  # type: ignore[attr-defined]
    gone = together(gone, files.erase(held))
    trail.record(
        by=by, at=at, act="fostering.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
