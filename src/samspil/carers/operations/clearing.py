"""What goes by itself: papers of families that are kept no longer go before the families do."""

import datetime as dt

from django.db import transaction

from samspil.access.service import Actor
from samspil.carers.models import Check, FosterFamily
from samspil.carers.models.families import time_is_over
from samspil.documents.service import files
from samspil.trail import service as trail


@transaction.atomic
def clear_evidence(*, by: Actor, at: dt.datetime) -> int:
    """The evidence of checks at families whose time is over. How many papers went."""
    over = FosterFamily.objects.filter(time_is_over(at), institution_id=by.institution)
    rows = Check.objects.filter(family__in=over).exclude(file=None)
    held = [one for one in rows.values_list("file", flat=True)[:500] if one]
    if held:
        files.erase(held)
        Check.objects.filter(file__in=held).update(file=None)
        trail.record(
            by=by,
            at=at,
            act="carers.clear_evidence",
            record_kind="foster_family",
            details={"papers": len(held)},
        )
    return len(held)
