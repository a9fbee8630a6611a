"""The board of those who want to foster, one way, and evenings; always for somebody."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.carers.models import (
    Appeal,
    Application,
    Campaign,
    Evening,
    Report,
    Ruling,
    Seat,
    Stay,
    Visit,
    Way,
)
from samspil.carers.terms import Coming, State, Step
from samspil.ground.errors import NotFound
from samspil.ground.prepared import prepared
from samspil.ground.todo import Appointment

MOST = 100
LATELY = dt.timedelta(days=31)
"""So long a family that was registered stands on the board, so that it is asked soon."""
SHOWN = 4
"""So many families stand in a step of the board; the others behind a link."""


def seen(actor: Actor) -> QuerySet[Way]:
    if actor.institution is None or not actor.may(Word.CARERS_READ):
        return Way.objects.none()
    return Way.objects.filter(institution_id=actor.institution)


@dataclass(frozen=True, slots=True)
class Card:
    """A family on the board: how long in its step, what comes next, and whether that has passed or is missing."""

    way: Way
    days: int
    slow: bool
    late: bool
    bare: bool
    attended: int
    course: int
    registered: bool = False


@dataclass(slots=True)
class Column:
    step: Step
    cards: list[Card] = field(default_factory=list)
    median: int | None = None
    n: int = 0
    waiting: int = 0


def board(*, for_: Actor, on: dt.date, usual: dict[int, int], which: str = "") -> list[Column]:
    """Everybody on the way, by step, those longest in it first; who was registered this month stands in the last. `which`: mine, slow
    or network. One query."""
    lately = Q(state=State.APPROVED, ended_on__gt=on - LATELY)
    rows = seen(for_).filter(Q(state=State.RUNNING) | lately).select_related("family", "worker")
    if which == "mine":
        rows = rows.filter(worker_id=for_.account)
    if which == "network":
        rows = rows.filter(family__kind="network")
    parts = Seat.objects.filter(way=OuterRef("pk"), evening__kind="course").order_by().values("way")
    rows = rows.annotate(
        came=Subquery(parts.filter(coming=Coming.CAME).annotate(n=Count("pk")).values("n")),
        parts=Subquery(parts.annotate(n=Count("pk")).values("n")),
    )
    columns = {step: Column(step) for step in Step}
    for way in rows.order_by("step", "step_since", "id"):
        if way.ended_on is not None:
            if which != "slow":
                columns[Step.REGISTRATION].cards.append(
                    Card(way, (on - way.ended_on).days, False, False, False, 0, 0, True)
                )
            continue
        days = (on - way.step_since).days
        slow = days > usual[way.step]
        if which != "slow" or slow:
            late = way.next_on is not None and way.next_on < on
            columns[Step(way.step)].cards.append(
                Card(way, days, slow, late, way.next_on is None, way.came or 0, way.parts or 0)
            )
    return list(columns.values())


@dataclass(frozen=True, slots=True)
class WayPage:
    way: Way
    stays: list[Stay]
    seats: list[Seat]
    visits: list[Visit]
    application: Application | None
    report: Report | None
    ruling: Ruling | None
    appeal: Appeal | None


def way_of(family: Any, *, for_: Actor) -> WayPage | None:
    """The newest way of a family that the actor sees. Five queries."""
    rows = seen(for_).filter(family=family).select_related(
        "family", "worker", "campaign", "child", "application", "report__written_by", "ruling__decided_by",
        "ruling__proposed_by", "ruling__appeal__decided_by",
    )  # fmt: skip
    rows = rows.prefetch_related(
        "stays", Prefetch("seats", Seat.objects.select_related("evening").order_by("evening__starts_at")),
        Prefetch("visits", Visit.objects.select_related("by").order_by("number")),
    )  # fmt: skip
    way = rows.order_by("-began_on", "-id").first()
    if way is None:
        return None
    ruling = getattr(way, "ruling", None)
    stays = sorted(way.stays.all(), key=lambda s: (s.since, s.pk))
    return WayPage(
        way, stays, list(way.seats.all()), list(way.visits.all()), getattr(way, "application", None),
        getattr(way, "report", None), ruling, getattr(ruling, "appeal", None) if ruling else None,
    )  # fmt: skip


def way(id: UUID, *, for_: Actor) -> Way:
    found = seen(for_).select_related("family").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def visit(id: UUID, *, for_: Actor) -> Visit:
    found = Visit.objects.filter(pk=id, way__in=seen(for_)).select_related("way__family").first()
    if found is None:
        raise NotFound
    return found


def evenings(*, for_: Actor, since: dt.datetime) -> list[Evening]:
    """Evenings from a moment on, with how many come. One query."""
    if not for_.may(Word.CARERS_READ):
        return []
    rows = Evening.objects.filter(institution_id=for_.institution, starts_at__gte=since)
    coming = Q(taken__coming__in=[Coming.INVITED, Coming.COMING, Coming.CAME])
    rows = rows.annotate(people=Sum("taken__people", filter=coming))
    return list(rows.order_by("starts_at", "id")[:MOST])


def evening(id: UUID, *, for_: Actor) -> Evening:
    rows = (
        Evening.objects.filter(pk=id, institution_id=for_.institution)
        if for_.institution
        else Evening.objects.none()
    )
    found = rows.prefetch_related(
        Prefetch("taken", Seat.objects.select_related("way__family").order_by("way__family__name", "id"))
    ).first()  # fmt: skip
    if found is None or not for_.may(Word.CARERS_READ):
        raise NotFound
    return found


def public_evenings(institution: UUID, *, at: dt.datetime) -> list[Evening]:
    """The coming information evenings, for the public page: when, where, nothing else."""
    rows = Evening.objects.filter(institution_id=institution, kind="evening", starts_at__gte=at)
    return list(rows.order_by("starts_at", "id")[:3])


def campaigns(*, for_: Actor) -> list[Campaign]:
    if not for_.may(Word.CARERS_READ):
        return []
    return list(Campaign.objects.filter(institution_id=for_.institution).order_by("-since", "name"))


@prepared
def _visits(for_: Actor, since: Any, until: Any) -> QuerySet[Visit]:
    rows = Visit.objects.filter(by_id=for_.account, way__in=seen(for_), called_off=False)
    return (
        rows.filter(starts_at__gte=since, starts_at__lt=until)
        .select_related("way__family")
        .order_by("starts_at")[:10]
    )


def today(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Appointment]:
    """Today's home visits at families on the way. One query."""
    start = at - dt.timedelta(hours=12)
    return [
        Appointment(
            starts_at=one.starts_at, minutes=90, title=one.way.family.name, detail=_("Home visit %(n)d") % {"n": one.number},
            url=reverse("carers:show", args=[one.way.family_id]),
        )
        for one in _visits(for_=for_, since=start, until=at + dt.timedelta(hours=16))
        if for_.day(one.starts_at) == today
    ]  # fmt: skip
