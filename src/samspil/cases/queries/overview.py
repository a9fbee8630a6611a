"""What a worker sees of all their cases at once."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from samspil.access.service import Actor
from samspil.cases import policy
from samspil.cases.models import Case, Entry, LastLook
from samspil.cases.queries.masking import dressed, masked
from samspil.cases.terms import Part, Place

MOST_COUNTED = 100
"""How far the board counts; more than that is as bad."""


def changes(*, for_: Actor, at: dt.datetime, limit: int = 20) -> tuple[list[Entry], dt.datetime]:
    """What others wrote in the cases the actor works on since they last looked, newest first: at least the last day,
    and the last week for somebody who never looked."""
    look = LastLook.objects.filter(account_id=for_.account, institution_id=for_.institution).first()
    since = min(look.looked_at, at - dt.timedelta(days=1)) if look else at - dt.timedelta(days=7)
    mine = policy.listed(for_, at).filter(worker_id=for_.account)
    rows = (
        policy.visible_entries(for_, at=at)
        .filter(case__in=mine.values("case"), recorded_at__gt=since, recorded_at__lte=at)
        .exclude(author_id=for_.account)
    )
    rows = dressed(rows, for_, at).select_related("case", "case__child")
    return masked(rows.order_by("-recorded_at", "-id")[:limit], for_), since


@dataclass(frozen=True, slots=True)
class Board:
    """The invariants: open cases the actor works on (or the whole institution's) that miss one of the three facts."""

    place: list[Case]
    next: list[Case]
    worker: list[Case]
    counts: dict[str, int]


def board(*, for_: Actor, at: dt.datetime, today: dt.date, whole: bool = False, limit: int = 3) -> Board:
    """Four queries, each cheap however many cases there are.

    `whole` takes every case the institution leads, else those the actor works on.
    """
    rows = policy.listed(for_, at)
    led = rows.filter(part=Part.OWNER)
    rows = led if whole else rows.filter(worker_id=for_.account)
    gaps = {
        "place": rows.filter(listed_place=Place.NOT_KNOWN),
        "next": rows.filter(listed_on__lt=today),
        "worker": led.filter(lacks_worker__in=(True,)),
    }
    ids = {
        name: list(narrowed.order_by("listed_on", "id").values_list("case_id", flat=True)[:MOST_COUNTED])
        for name, narrowed in gaps.items()
    }
    shown = {case for found in ids.values() for case in found[:limit]}
    known = Case.objects.select_related("child").in_bulk(shown)
    first = {name: [known[case] for case in found[:limit]] for name, found in ids.items()}
    return Board(
        first["place"], first["next"], first["worker"], {name: len(found) for name, found in ids.items()}
    )


def last_used(*, for_: Actor, at: dt.datetime, limit: int = 30) -> list[Case]:
    """The open cases the actor works on, those they wrote in last first, then by next date. One query."""
    wrote = Entry.objects.filter(case=OuterRef("case"), author_id=for_.account).order_by("-recorded_at")
    rows = policy.listed(for_, at).filter(worker_id=for_.account)
    rows = rows.annotate(wrote=Subquery(wrote.values("recorded_at")[:1]))
    rows = rows.select_related("case", "case__child")
    return [p.case for p in rows.order_by(F("wrote").desc(nulls_last=True), "listed_on", "id")[:limit]]


def due_soon(*, for_: Actor, at: dt.datetime, today: dt.date, days: int = 7, limit: int = 20) -> list[Case]:
    """Cases the actor works on whose next date falls within the coming days, soonest first. One query."""
    rows = policy.listed(for_, at).filter(worker_id=for_.account)
    rows = rows.filter(listed_on__gte=today, listed_on__lte=today + dt.timedelta(days=days))
    return [p.case for p in rows.select_related("case", "case__child").order_by("listed_on", "id")[:limit]]


def worked_on(*, for_: Actor, at: dt.datetime) -> QuerySet[Any, Any]:
    """Ids of the open cases the actor works on, as a subquery for rooms above."""
    return policy.listed(for_, at).filter(worker_id=for_.account).values("case_id")
