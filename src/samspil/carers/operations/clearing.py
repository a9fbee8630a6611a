"""What goes by itself: papers of families that are kept no longer go before the families do."""

import datetime as dt
from collections.abc import Mapping
from functools import reduce
from operator import or_

from django.db import transaction

from samspil.access.service import Actor
from samspil.carers.models import Check, FosterFamily
from samspil.carers.models.families import OVER
from samspil.documents.service import files
from samspil.trail import service as trail


@transaction.atomic
def clear_evidence(*, by: Actor, at: dt.datetime, before: Mapping[str, dt.datetime]) -> int:
    """The evidence of checks at families whose time is over: `before` says of each class of record before which moment it must
    have ended. How many papers went."""
    ended = [over(before[kept]) for kept, over in OVER.items() if kept in before]
    if not ended:
        return 0
    over = FosterFamily.objects.filter(reduce(or_, ended), institution_id=by.institution)
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
