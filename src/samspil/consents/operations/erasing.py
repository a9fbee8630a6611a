"""Erasing the consents about a child whose last file is gone. Part of the erasing room's transaction."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.consents.models import Consent
from samspil.documents.service import files
from samspil.ground.erasing import Gone, counts, erase_rows, together
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID, child: UUID) -> Gone:
    """All consents about the child, with what was signed."""
    rows = Consent.objects.filter(person=child)
    scans = list(rows.exclude(scan=None).values_list("scan_id", flat=True))
    rows.update(renews=None)
    gone = together(erase_rows(rows), files.erase(scans))
    trail.record(
        by=by, at=at, act="consents.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
