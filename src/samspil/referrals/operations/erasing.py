"""Erasing the requests for help that a case came of. Part of the erasing room's transaction."""

import datetime as dt
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor
from samspil.ground.erasing import Gone, counts, erase_rows, together
from samspil.referrals.models import Referral
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID, referral: UUID | None = None) -> Gone:
    """The request that became the file, and the same request in the hands it was passed through."""
    gone: Gone = {}
    rows = Referral.objects.filter(Q(opened_as=case) | Q(pk=referral))
    while ids := list(rows.values_list("pk", flat=True)):
        before = list(rows.exclude(passed_from=None).values_list("passed_from", flat=True))
        gone = together(gone, erase_rows(Referral.objects.filter(pk__in=ids)))
        rows = Referral.objects.filter(pk__in=before)
    trail.record(
        by=by, at=at, act="referrals.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
