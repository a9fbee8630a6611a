"""Which institutions the actor's own knows to work with the same people."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from samspil.access.service import Actor
from samspil.cases import policy
from samspil.cases.models import Participation
from samspil.ground.periods import running


def at_table_with_us(persons: Iterable[UUID], *, for_: Actor, at: dt.datetime) -> set[UUID]:
    """Those that sat at the table of a case of one of these children together with us at that moment. One query."""
    seen = policy.visible(for_, at=at).filter(child_id__in=list(persons)).values("pk")
    rows = Participation.objects.filter(running(at), case__in=seen, only=None)
    return set(rows.values_list("institution_id", flat=True))
