"""Calls to learn from: what waits for the reader of this page, what came back, and how many there were."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor
from samspil.ground.errors import NotFound
from samspil.line import policy
from samspil.line.models import AcuteLine, Review
from samspil.line.terms import Reviewed

MOST = 30


@dataclass(frozen=True, slots=True)
class Learning:
    """`counts` only for whoever leads: how many in which state, never which, whose, or what was said."""

    asked: list[Review]
    to_read: list[Review]
    back: list[Review]
    given: list[Review]
    counts: Counter[str] | None


def learning(line: AcuteLine, *, for_: Actor, at: dt.datetime) -> Learning:
    """Two queries."""
    rows = list(
        policy.reviews(for_)
        .filter(call__line=line)
        .select_related("call", "reader")
        .order_by("-drawn_at", "id")[:MOST]
    )
    mine = [r for r in rows if r.taker_id == for_.account]
    read = [r for r in rows if r.reader_id == for_.account]
    counts = None
    if policy.leads(for_, line):
        counts = Counter(Review.objects.filter(call__line=line).values_list("state", flat=True))
    return Learning(
        [r for r in mine if r.state == Reviewed.ASKED], [r for r in read if r.state == Reviewed.AGREED],
        [r for r in mine if r.state == Reviewed.READ], [r for r in read if r.state == Reviewed.READ], counts,
    )  # fmt: skip


def asked_to_learn(line: AcuteLine, *, for_: Actor, at: dt.datetime) -> int:
    """How many calls wait for the actor: for their yes or no, or to be read. One query."""
    mine = Q(taker_id=for_.account, state=Reviewed.ASKED) | Q(reader_id=for_.account, state=Reviewed.AGREED)
    return policy.reviews(for_).filter(mine, call__line=line).count()


def review(id: UUID, *, for_: Actor, at: dt.datetime) -> Review:
    """For whoever took the call, and for the colleague who reads it, while they answer the line."""
    found = (
        policy.reviews(for_)
        .select_related("call__line__institution", "call__line__roster", "reader")
        .filter(pk=id, call__line__in=policy.lines(for_, on=for_.day(at)).values("pk"))
        .first()
    )
    if found is None:
        raise NotFound
    return found
