"""Questions between institutions: one, lists, counts, what waits, and what of one's own could answer."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.cases.terms import EntryKind
from samspil.ground.errors import NotFound
from samspil.ground.paging import Page, page
from samspil.sharing import policy
from samspil.sharing.models import Ask
from samspil.sharing.queries.reading import as_read
from samspil.sharing.queries.sentences import sentences
from samspil.sharing.terms import State

TOUCHED = ("child", "asker", "to", "asked_by", "answered_by", "consent", "consent__giver")
LIST_SIZE = 30
FURTHEST = 20
WRITTEN = (EntryKind.NOTE, EntryKind.CONTACT, EntryKind.DECISION, EntryKind.VOICE)


def get(id: UUID, *, for_: Actor, at: dt.datetime) -> Ask:
    found = policy.visible(for_).select_related(*TOUCHED).filter(pk=id).first()
    if found is None:
        raise NotFound
    return as_read([found], for_=for_, at=at)[0]


def may(ask: Ask, act: str, *, for_: Actor) -> bool:
    return policy.can(for_, act, ask)


def asks(
    box: str, *, for_: Actor, at: dt.datetime, state: str = "", after: Any = None, before: Any = None
) -> Page[Ask]:
    """One box, the newest first; `state` narrows it."""
    rows = policy.visible(for_, box).select_related(*TOUCHED)
    rows = rows.filter(state=state) if state else rows
    found = page(rows, by=("-asked_at", "-id"), size=LIST_SIZE, after=after, before=before)
    return replace(found, items=as_read(found.items, for_=for_, at=at))


def of_case(case: UUID, child: UUID, *, for_: Actor, at: dt.datetime, limit: int = FURTHEST) -> list[Ask]:
    """Questions about the child of a visible case, those that wait first. Who was asked without a name does not learn
    here whose question it was. At most two queries."""
    rows = policy.visible(for_).filter(Q(case_id=case) | Q(child_id=child)).select_related(*TOUCHED)
    rows = rows.filter(Q(named=True) | Q(asker_id=for_.institution))
    waits = Q(state=State.WAITING)
    rows = rows.annotate(w=Count("pk", filter=waits)).order_by("-w", "-asked_at", "-id")
    return as_read(rows[:limit], for_=for_, at=at)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions there were in one direction, and what became of them."""

    asked: int
    in_time: int
    late: int
    phone: int
    refused: int
    waiting: int
    overdue: int


def tally(box: str, *, for_: Actor, today: dt.date) -> Tally:
    """One query. An answer by phone or a no counts as in time or late too."""
    waits = Q(state=State.WAITING)
    said = policy.visible(for_, box).exclude(state=State.TAKEN_BACK)
    which = {
        "asked": Q(), "in_time": Q(in_time=True), "late": Q(in_time=False), "phone": Q(state=State.PHONE),
        "refused": Q(state=State.REFUSED), "waiting": waits, "overdue": waits & Q(needed_by__lt=today),
    }  # fmt: skip
    counts = said.aggregate(**{f"n_{name}": Count("pk", filter=q or None) for name, q in which.items()})
    return Tally(**{name: counts[f"n_{name}"] for name in which})


@dataclass(frozen=True, slots=True)
class Piece:
    """An own entry as sentences that can be chosen one by one."""

    entry: Any
    sentences: list[str]


def own_case(child: UUID | None, *, for_: Actor, at: dt.datetime) -> Any:
    """The file of this child that the actor's institution takes part in, if there is one."""
    return cases.of_children([child], for_=for_, at=at).get(child) if child else None


def pieces(case: Any, *, for_: Actor, at: dt.datetime, after: Any = None) -> tuple[list[Piece], UUID | None]:
    """What the actor's institution wrote about the child, newest first, and where more of it begins."""
    if case is None:
        return [], None
    narrow = cases.TimelineFilter(kinds=tuple(WRITTEN), institution=for_.institution)
    found = cases.timeline(case, narrow, for_=for_, at=at, after=after)
    return [Piece(e, sentences(e.text)) for e in found.items], found.later


def crossed(ask: Ask, *, for_: Actor, at: dt.datetime) -> list[Any]:
    """What crossed because of a question and still reaches the reader, or was given by them and still runs."""
    ids = list(ask.given.values_list("share_id", flat=True))  # type: ignore[attr-defined]
    if not ids:
        return []
    if ask.to_id == for_.institution:
        own = own_case(ask.child_id, for_=for_, at=at)
        return [s for s in cases.shares(own, for_=for_, at=at) if s.pk in ids] if own else []
    return [s for s in cases.shared_with_us(for_=for_, at=at) if s.pk in ids]


def shared(id: UUID, *, for_: Actor, at: dt.datetime) -> Any:
    """One running share that reaches the reader. One that has ended is not there."""
    found = next((s for s in cases.shared_with_us(for_=for_, at=at) if s.pk == id), None)
    if found is None:
        raise NotFound
    return found


def share_known(id: UUID, *, for_: Actor, at: dt.datetime) -> Any:
    """One running share, for who gave it and for whom it reaches."""
    try:
        return cases.running_share(id, for_=for_, at=at)
    except NotFound:
        return shared(id, for_=for_, at=at)
