"""Erasing what this room keeps of a case, when its time is over. Part of the erasing room's transaction."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.documents.service import files
from samspil.ground.erasing import Gone, counts, erase_rows, together
from samspil.rights.models import Pack, Reader, Request, Statement, Withheld
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID) -> Gone:
    """Who read, what they wrote and asked, what was withheld, and every copy with its file."""
    packs = Pack.objects.filter(case=case)
    made = list(packs.exclude(file=None).values_list("file_id", flat=True))
    gone = together(
        erase_rows(packs),
        files.erase(made),
        *(erase_rows(table.objects.filter(case=case)) for table in (Request, Statement, Withheld, Reader)),
    )
    trail.record(
        by=by, at=at, act="rights.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
