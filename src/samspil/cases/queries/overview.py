"""What a worker sees of all their cases at once."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery

from samspil.access.service import Actor
from samspil.cases import policy
from samspil.cases.models import Case, Entry, LastLook, Participation
from samspil.cases.queries.masking import masked, shares_known_to
from samspil.cases.terms import Part, Place
from samspil.ground.periods import running
from samspil.ground.prepared import prepared

MOST_COUNTED = 100
"""How far the board counts; more than that is as bad."""
SHOWN = (
    "next_on", "next_time", "next_what", "next_missing_since", "place_since", "worker_missing_since",
    "child__called", "child__given_name", "child__family_name",
)  # fmt: skip
"""What an overview shows of a case."""


MOST_CHANGES, MOST_DUE = 60, 20
A_DAY, A_WEEK = dt.timedelta(days=1), dt.timedelta(days=7)


def changes(*, for_: Actor, at: dt.datetime) -> tuple[list[Entry], dt.datetime]:
    """What others wrote in the cases the actor works on since they last looked, newest first: at least the last day,
    and the last week for somebody who never looked. Each with its institution, its case and child, and until when it
    is shared (`shared_until`), as far as that is the reader's to know, and what of it crosses. At most four queries."""
    looked = next(iter(_looked(for_=for_)), None)
    since = min(looked, at - A_DAY) if looked else at - A_WEEK
    found = _changes(for_=for_, at=at, since=since)
    known = _known(tuple({entry.case_id for entry in found}), for_)
    for entry in found:
        entry.case = known[entry.case_id]
    return masked(_with_shares(found, for_, at), for_), since


def _with_shares(entries: list[Entry], for_: Actor, at: dt.datetime) -> list[Any]:
    """With what decides how much of an entry crosses, asked only for those that others shared."""
    foreign = [e.pk for e in entries if not e.for_all and e.institution_id != for_.institution]
    crossing = _crossing(for_=for_, at=at, ids=tuple(foreign)) if foreign else []
    shares: dict[Any, list[Any]] = {}
    for share in crossing:
        shares.setdefault(share.entry_id, []).append(share)
    dressed: list[Any] = list(entries)
    for entry in dressed:
        entry.running_shares = shares.get(entry.pk, [])
        entry.urgent = not entry.running_shares
    return dressed


@prepared
def _crossing(for_: Actor, at: Any, ids: Any) -> QuerySet[Any]:
    return policy.shared_with(for_, at).filter(entry__id__in=ids).order_by("until", "id")


@prepared
def _looked(for_: Actor) -> QuerySet[Any, Any]:
    rows = LastLook.objects.filter(account_id=for_.account, institution_id=for_.institution)
    return rows.values_list("looked_at", flat=True)


@prepared
def _changes(for_: Actor, at: Any, since: Any) -> QuerySet[Entry]:
    """Without the case and the child: each further table makes PostgreSQL think longer about how to begin."""
    mine = policy.listed(for_, at).filter(worker_id=for_.account)
    rows = (
        policy.visible_entries(for_, at=at)
        .filter(case__in=mine.values("case"), recorded_at__gt=since, recorded_at__lte=at)
        .exclude(author_id=for_.account)
    )
    shares = shares_known_to(for_, at).filter(entry=OuterRef("pk")).order_by("-until").values("until")
    rows = rows.annotate(shared_until=Subquery(shares[:1])).select_related("institution", "voice")
    return rows.only(
        "case_id", "kind", "code", "data", "recorded_at", "text", "language", "for_all",
        "institution__name", "institution__letters", "institution__tone",
        "voice__called", "voice__given_name", "voice__family_name",
    ).order_by("-recorded_at", "-id")[:MOST_CHANGES]  # fmt: skip


def _known(ids: tuple[Any, ...], for_: Actor) -> dict[Any, Case]:
    """These cases with their children, as little of them as an overview shows."""
    return {case.pk: case for case in _few(for_=for_, ids=ids)} if ids else {}


@prepared
def _few(for_: Actor, ids: Any) -> QuerySet[Case]:
    """The caller has found the ids among those that the actor sees."""
    return Case.objects.filter(pk__in=ids).select_related("child").only(*SHOWN)


@dataclass(frozen=True, slots=True)
class Board:
    """The invariants: open cases the actor works on (or the whole institution's) that miss one of the three facts."""

    place: list[Case]
    next: list[Case]
    worker: list[Case]
    counts: dict[str, int]


def board(*, for_: Actor, at: dt.datetime, today: dt.date, whole: bool = False, limit: int = 3) -> Board:
    """At most four queries, each cheap however many cases there are.

    `whole` takes every case the institution leads, else those the actor works on.
    """
    asked = {"for_": for_, "at": at, "whole": whole}
    ids = {
        "place": _without_place(**asked),
        "next": _without_date(**asked, today=today),
        "worker": _without_worker(**asked),
    }
    known = _known(tuple({case for found in ids.values() for case in found[:limit]}), for_)
    first = {name: [known[case] for case in found[:limit]] for name, found in ids.items()}
    counts = {name: len(found) for name, found in ids.items()}
    return Board(first["place"], first["next"], first["worker"], counts)


def _theirs(for_: Actor, at: Any, whole: bool) -> QuerySet[Any]:
    rows = policy.listed(for_, at)
    return rows.filter(part=Part.OWNER) if whole else rows.filter(worker_id=for_.account)


def _counted(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by("listed_on", "id").values_list("case_id", flat=True)[:MOST_COUNTED]


@prepared
def _without_place(for_: Actor, at: Any, whole: bool) -> QuerySet[Any]:
    return _counted(_theirs(for_, at, whole).filter(listed_place=Place.NOT_KNOWN))


@prepared
def _without_date(for_: Actor, at: Any, whole: bool, today: Any) -> QuerySet[Any]:
    return _counted(_theirs(for_, at, whole).filter(listed_on__lt=today))


@prepared
def _without_worker(for_: Actor, at: Any, whole: bool) -> QuerySet[Any]:
    led = policy.listed(for_, at).filter(part=Part.OWNER)
    return _counted(led.filter(lacks_worker__in=(True,)))


def last_used(*, for_: Actor, at: dt.datetime, limit: int = 30) -> list[Case]:
    """The open cases the actor works on, those they wrote in last first, then by next date. One query."""
    wrote = Entry.objects.filter(case=OuterRef("case"), author_id=for_.account).order_by("-recorded_at")
    rows = policy.listed(for_, at).filter(worker_id=for_.account)
    rows = rows.annotate(wrote=Subquery(wrote.values("recorded_at")[:1]))
    rows = rows.select_related("case", "case__child")
    return [p.case for p in rows.order_by(F("wrote").desc(nulls_last=True), "listed_on", "id")[:limit]]


def due_soon(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Case]:
    """Cases the actor works on whose next date falls within the coming week, soonest first. One query."""
    return [p.case for p in _due(for_=for_, at=at, today=today, until=today + A_WEEK)]


@prepared
def _due(for_: Actor, at: Any, today: Any, until: Any) -> QuerySet[Any]:
    rows = policy.listed(for_, at).filter(worker_id=for_.account, listed_on__gte=today, listed_on__lte=until)
    rows = rows.select_related("case__child").only("case_id", *(f"case__{fact}" for fact in SHOWN))
    return rows.order_by("listed_on", "id")[:MOST_DUE]


def worked_on(*, for_: Actor, at: dt.datetime) -> QuerySet[Any, Any]:
    """Ids of the open cases the actor works on, as a subquery for rooms above."""
    return policy.listed(for_, at).filter(worker_id=for_.account).values("case_id")


@dataclass(frozen=True, slots=True)
class WorkedOn:
    """Who of the institution works on which open case, with the child's short name."""

    case: UUID
    worker: UUID
    child: str


def workers_in(ids: Iterable[UUID], *, institution: Any, at: dt.datetime) -> dict[UUID, UUID]:
    """Who works on these cases for an institution, for rooms above that tell somebody of something. One query."""
    rows = Participation.objects.filter(
        running(at), case__in=list(ids), institution_id=institution, only=None
    )
    return dict(rows.filter(worker__isnull=False).values_list("case_id", "worker_id"))


def worked_by(workers: Iterable[UUID], *, for_: Actor, at: dt.datetime) -> list[WorkedOn]:
    """The open cases on which these people work for the actor's institution, by name. One query."""
    rows = policy.listed(for_, at).filter(worker_id__in=list(workers)).select_related("case__child")
    return [
        WorkedOn(p.case_id, p.worker_id, p.case.child.short)
        for p in rows.order_by("listed_name", "id")
        if p.worker_id
    ]
