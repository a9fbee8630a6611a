"""What a family sees of its course days on its phone: what it has, what is still to come and what proves that it was there."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.courses import policy
from samspil.courses.models import Place
from samspil.courses.queries.ledger import Row, own_row
from samspil.courses.terms import Seat
from samspil.ground.errors import NotFound


@dataclass(frozen=True, slots=True)
class OwnYear:
    family: Any
    year: int
    row: Row
    coming: tuple[Place, ...]
    """Offered and not over yet, of later years too."""
    proofs: tuple[Place, ...]
    """Days of all years at which the family was, the last first."""
    learnt: tuple[Any, ...]
    """What the service wrote down besides."""

    @property
    def next(self) -> Place | None:
        return self.coming[0] if self.coming else None


def own_year(*, for_: Actor, at: dt.datetime) -> OwnYear:
    """Seven queries, whatever the number of years. For who is no carer the page does not exist."""
    family = carers.of_account(for_=for_, at=at)
    today = for_.day(at)
    told = carers.own_of_year(family, today.year, for_=for_, at=at) if family else None
    if family is None or told is None:
        raise NotFound
    places = list(
        policy.own(for_, at=at)
        .filter(day__cancelled_on=None)
        .select_related("day", "family")
        .order_by("day__on", "id")
    )
    proofs = tuple(p for p in reversed(places) if p.state == Seat.ATTENDED)
    counted = {p.learning_id for p in proofs}
    learnt = carers.own_learnt(family, for_=for_, at=at)
    return OwnYear(
        family, today.year, own_row(told, today.year, places, for_=for_, at=at),
        tuple(p for p in places if p.state == Seat.OFFERED and p.day.on >= today), proofs,
        tuple(row for row in learnt if row.pk not in counted),
    )  # fmt: skip


def own_proof(id: UUID, *, for_: Actor, at: dt.datetime) -> Place:
    """A day at which the actor's own family was: what stands on its certificate. Two queries."""
    rows = policy.own(for_, at=at).filter(pk=id, state=Seat.ATTENDED, day__cancelled_on=None)
    found = rows.select_related("day__institution", "family", "marked_by").first()
    if found is None:
        raise NotFound
    return found


def panel(*, eyes: Actor, at: dt.datetime) -> tuple[str, dict[str, Any]]:
    """On the carer's home page: how many days of the year they have, and the next one."""
    return "courses/own/_home.html", {"own": own_year(for_=eyes, at=at)}
