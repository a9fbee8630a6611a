"""One tie with its history, and how an institution arranged its picture."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.ecomaps import policy
from samspil.ecomaps.models import Said, Tie
from samspil.ground.errors import NotFound


def tie(id: UUID, *, for_: Actor, at: dt.datetime) -> Tie:
    rows = policy.visible(for_, at=at).select_related("case", "case__child", "person", "to")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def history(tie: Tie) -> list[Said]:
    """Everything ever said of a visible tie, newest day first; of one day what stands, then what it replaced."""
    rows = Said.objects.filter(tie=tie).select_related("author", "institution", "replaced_by")
    return sorted(rows, key=lambda s: (s.since, s.replaced_at is None, s.said_at), reverse=True)


def arrangement(case: Any, view: str, *, for_: Actor, at: dt.datetime) -> Mapping[str, tuple[float, float]]:
    """Where the actor's institution put people, seen from the child."""
    rows = policy.visible_arrangements(for_, at=at).filter(case=case, view=view)
    found = rows.first()
    return {key: (float(x), float(y)) for key, (x, y) in found.spots.items()} if found else {}
