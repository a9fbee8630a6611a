"""What a case's timeline says when records about its child are joined or parted."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.cases import policy
from samspil.cases.operations.entries import announce


def tell_joined(*, people: list[UUID], together: bool, by: Actor, at: dt.datetime) -> None:
    """A word on the timeline, for the own institution alone: others may not know the other record."""
    code = "cases.records_joined" if together else "cases.records_parted"
    for case in policy.visible(by, at=at).filter(child_id__in=people):
        announce(case=case, by=by, at=at, code=code, data={})
