"""Erasing what this room keeps of a case, when its time is over. Part of the erasing room's transaction."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.ground.erasing import Gone, counts, erase_rows, together
from samspil.matching.models import Ban, Exclusion, Need, Search, Seeker
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID) -> Gone:
    """The child leaves every search; one that was for this child alone goes. Bans and exclusions go with the file, and those
    that name the child from other files too."""
    gone: Gone = {}
    for search in Search.objects.filter(seekers__case=case).distinct():
        others = Seeker.objects.filter(search=search).exclude(case=case).order_by("added_at", "id")
        heir = others.first()
        if heir is None:
            gone = together(gone, erase_rows(Search.objects.filter(pk=search.pk)))
            continue
        if search.case_id == case:
            Search.objects.filter(pk=search.pk).update(case=heir.case_id)
        own = Need.objects.filter(search=search, seeker__case=case)
        gone = together(gone, erase_rows(own), erase_rows(Seeker.objects.filter(search=search, case=case)))
    for kind in (Ban, Exclusion):
        gone = together(gone, erase_rows(kind.objects.filter(case=case)))
    trail.record(
        by=by, at=at, act="matching.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
