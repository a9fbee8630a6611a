"""The board: all open crises, who goes, who is free. A fixed number of queries however many there are."""

import datetime as dt
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from samspil.access.service import Actor
from samspil.crisis import policy
from samspil.crisis.models import Area, Crisis, Desk, Due, Gate, Going, Ready
from samspil.crisis.queries.clocks import Clock, clocks, limits
from samspil.ground.periods import running

SHOWN = 60
LATE_SHOWN = 100
NEAR = 2


@dataclass(frozen=True, slots=True)
class Row:
    """One crisis on the board."""

    crisis: Crisis
    clocks: list[Clock]
    goings: list[Going]
    gate: Gate | None
    programme: Any
    place: str
    tone: str
    left_out: bool
    """The place is protected and not this reader's to know."""
    nearest: tuple["Near", ...] = ()
    """Where nobody goes yet: who is free and how far away, the nearest first."""


@dataclass(frozen=True, slots=True)
class Near:
    name: str
    kilometres: int


@dataclass(frozen=True, slots=True)
class Free:
    """Somebody who can be sent now, or is on the way or with a family."""

    ready: Ready
    state: str
    crisis: Crisis | None
    since: dt.datetime | None
    families: int
    kilometres: int | None = None


@dataclass(frozen=True, slots=True)
class Board:
    rows: list[Row]
    earlier: str
    later: str
    counts: dict[int, int]
    free: list[Free]
    scientists: list[Ready]
    late: int
    revision: int
    hours: dict[str, int]

    @property
    def open(self) -> int:
        return sum(self.counts.values())

    @property
    def free_now(self) -> int:
        return sum(1 for f in self.free if f.state == "free")


def revision(*, for_: Actor) -> int:
    """What an open page asks every second. One query."""
    row = policy.own(Desk.objects.all(), for_).values_list("revision", flat=True).first()
    return row or 0


def board(*, for_: Actor, at: dt.datetime, after: str = "") -> Board:
    """At most eleven queries, however many crises there are."""
    seen = policy.visible(for_, at=at).filter(closed_at=None)
    known = revision(for_=for_)
    hours = limits(for_=for_, at=at)
    found, earlier, later = _page(seen, after)
    counts = dict(seen.order_by().values_list("queue").annotate(n=Count("pk")))
    late = policy.of_visible(Due.objects.filter(done_at=None, due_at__lt=at), for_, at=at).count()
    free = free_now(for_=for_, at=at)
    return Board(
        [_row(c, hours, for_, at, free) for c in found], earlier, later, counts, [f for f in free if not f.ready.scientist],
        [f.ready for f in free if f.ready.scientist], late, known, hours,
    )  # fmt: skip


def _page(seen: QuerySet[Crisis], after: str) -> tuple[list[Crisis], str, str]:
    rows = seen.select_related("area", "programme__worker").prefetch_related("goings__account", "gates")
    key = _key(after)
    if key is not None:
        queue, moment, id = key
        more = (
            Q(queue__gt=queue)
            | Q(queue=queue, sort_at__gt=moment)
            | Q(queue=queue, sort_at=moment, pk__gt=id)
        )
        rows = rows.filter(more)
    found = list(rows.order_by("queue", "sort_at", "id")[: SHOWN + 1])
    more_follow = len(found) > SHOWN
    found = found[:SHOWN]
    last = found[-1] if more_follow else None
    return found, after and "first", f"{last.queue}_{last.sort_at.timestamp()}_{last.pk}" if last else ""


def _key(after: str) -> tuple[int, dt.datetime, UUID] | None:
    try:
        queue, moment, id = after.split("_")
        return int(queue), dt.datetime.fromtimestamp(float(moment), dt.UTC), UUID(id)
    except (ValueError, OverflowError, OSError):
        return None


def _row(crisis: Crisis, hours: dict[str, int], for_: Actor, at: dt.datetime, free: list[Free]) -> Row:
    shown = clocks(crisis, hours, at=at)
    going = [g for g in crisis.goings.all() if g.ended_at is None]
    gate = next((g for g in crisis.gates.all() if g.documented_at is None), None)
    programme = getattr(crisis, "programme", None)
    knows = policy.may_know_place(for_, crisis)
    place = str(crisis.area or "") if knows else ""
    near = () if going or crisis.met_at or crisis.protected or not knows else _nearest(crisis, free)
    return Row(
        crisis, shown, going, gate, programme, place, _tone(crisis, shown, going, gate), not knows, near
    )


def _nearest(crisis: Crisis, free: list[Free]) -> tuple[Near, ...]:
    """A protected place has no distance: it would say where."""
    far = [
        (distance(f.ready.area, crisis.area), f.ready.account.name)
        for f in free
        if f.state == "free" and not f.ready.scientist
    ]
    return tuple(Near(name, n) for n, name in sorted((n, name) for n, name in far if n is not None)[:NEAR])


def _tone(crisis: Crisis, shown: list[Clock], going: list[Going], gate: Gate | None) -> str:
    states = {c.state for c in shown}
    if crisis.met_at is None and (not going or "late" in states):
        return "bad"
    return "warn" if gate or (states & {"soon", "unknown"} and crisis.met_at is None) else ""


def free_now(*, for_: Actor, at: dt.datetime, crisis: Crisis | None = None) -> list[Free]:
    """Who can be sent: the free first, for one crisis the near before the far. Three queries."""
    rows = policy.own(Ready.objects.filter(running(at)), for_).select_related("account", "area")
    ready = list(rows.order_by("account__name", "id"))
    ids = [r.account_id for r in ready]
    going = {
        g.account_id: g
        for g in policy.of_visible(Going.objects.filter(account__in=ids, ended_at=None), for_, at=at)
        .select_related("crisis")
        .order_by("-sent_at")
    }
    mine = policy.visible(for_, at=at).filter(
        closed_at=None, programme__ended_on=None, programme__worker__in=ids
    )
    families = dict(mine.order_by().values_list("programme__worker").annotate(n=Count("pk")))
    found = [_free(r, going.get(r.account_id), families.get(r.account_id, 0), crisis, for_) for r in ready]
    order = {"free": 0, "on_the_way": 1, "there": 2}
    return sorted(
        found, key=lambda f: (order[f.state], f.kilometres is None, f.kilometres or 0, f.ready.account.name)
    )


def _free(ready: Ready, going: Going | None, families: int, crisis: Crisis | None, for_: Actor) -> Free:
    far = distance(ready.area, crisis.area) if crisis and not crisis.protected else None
    if going is None:
        return Free(ready, "free", None, None, families, far)
    state = "there" if going.arrived_at else "on_the_way"
    return Free(ready, state, going.crisis, going.arrived_at or going.sent_at, families, far)


def distance(one: Area | None, other: Area | None) -> int | None:
    """Kilometres as the crow flies between the middles of two areas: never from anybody's home."""
    if one is None or other is None or None in (one.latitude, other.latitude):
        return None
    a, b, c, d = (
        radians(float(v or 0)) for v in (one.latitude, one.longitude, other.latitude, other.longitude)
    )
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return round(2 * 6371 * asin(sqrt(h)))


def areas(*, for_: Actor) -> list[Area]:
    return list(policy.own(Area.objects.all(), for_).order_by("name"))


def late(*, for_: Actor, at: dt.datetime) -> list[Due]:
    """What should have been done by now and is not, the oldest first. One query."""
    rows = policy.of_visible(Due.objects.filter(done_at=None, due_at__lt=at), for_, at=at)
    return list(rows.select_related("crisis", "account").order_by("due_at", "id")[:LATE_SHOWN])
