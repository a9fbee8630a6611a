"""The live board: every bed at one moment, worked out from what was written and the time. No job keeps it."""

import datetime as dt
from collections import defaultdict
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor
from samspil.beds import policy
from samspil.beds.models import Bed, Closure, Hold, Staffing, Stay, Taken, Unit
from samspil.beds.terms import ALERTS, BedNow, Board, State, UnitNow
from samspil.cases.terms import LISTED, Place
from samspil.ground.errors import NotFound
from samspil.ground.periods import covers, running

_PLACES = dict(LISTED)


def board(*, for_: Actor, at: dt.datetime) -> Board:
    """All units with their beds as they are at that moment. Seven queries, whatever the size."""
    units = list(policy.units(for_).filter(running(at)))
    beds: dict[UUID, list[Bed]] = defaultdict(list)
    for bed in policy.beds(for_).filter(running(at), unit__in=units):
        beds[bed.unit_id].append(bed)
    staffing: dict[UUID, int] = {}
    for row in Staffing.objects.filter(unit__in=units, since__lte=at).order_by("since"):
        staffing[row.unit_id] = row.places
    facts = _Facts(for_, at, units)
    return Board(
        at,
        tuple(
            UnitNow(
                unit.pk, unit.name, unit.outside, unit.age_from, unit.age_before,
                min(staffing.get(unit.pk, len(beds[unit.pk])), len(beds[unit.pk])),
                tuple(facts.now(bed) for bed in beds[unit.pk]), unit.note,
            )
            for unit in units
        ),
    )  # fmt: skip


class _Facts:
    """What is known of the beds of these units: who has them, who holds them, what is closed."""

    def __init__(self, for_: Actor, at: dt.datetime, units: list[Unit]) -> None:
        self.for_, self.at = for_, at
        taken = Taken.objects.filter(bed__unit__in=units, began_at__lte=at)
        self.taken = {row.bed_id: row for row in taken.filter(Q(ended_at=None) | Q(ended_at__gt=at))}
        stays = policy.visible(for_, at=at).filter(taken__in=[t.pk for t in self.taken.values()])
        self.stays = {row.bed_id: row for row in stays.select_related("case__child", "admitted_by")}
        holds = Hold.objects.filter(bed__unit__in=units, at__lte=at, until__gt=at)
        holds = holds.filter(Q(ended_at=None) | Q(ended_at__gt=at)).select_related("case__child", "by")
        self.holds = {row.bed_id: row for row in holds}
        self.shut: dict[UUID, list[Closure]] = defaultdict(list)
        for row in Closure.objects.filter(Q(until=None) | Q(until__gt=at), unit__in=units).order_by("since"):
            self.shut[row.bed_id or row.unit_id].append(row)

    def now(self, bed: Bed) -> BedNow:
        rows = sorted(self.shut[bed.pk] + self.shut[bed.unit_id], key=lambda row: row.since)
        shut = next((row for row in rows if covers(row.since, row.until, self.at)), None)
        coming = next((row for row in rows if row.since > self.at), None)
        named: dict[str, Any] = {"id": bed.pk, "unit": bed.unit_id, "name": bed.name}
        if bed.pk in self.taken:
            closes = shut or coming
            return self._taken(bed, {**named, "closes": closes.since if closes else None})
        named["closes"] = coming.since if coming else None
        if shut is not None:
            return BedNow(**named, state=State.CLOSED, until=shut.until, why=shut.why)
        if bed.pk in self.holds:
            return self._held(self.holds[bed.pk], named)
        return BedNow(**named, state=State.FREE)

    def _held(self, row: Hold, named: dict[str, Any]) -> BedNow:
        seen = row.case if row.case_id and policy.can(self.for_, "read", row, at=self.at) else None
        return BedNow(
            **named, state=State.HELD, until=row.until, hold=row.pk, crisis=row.crisis, since=row.at,
            case=seen.pk if seen else None, child=seen.child.short if seen else "", who=row.who,
            by=row.by.name if row.by else "",
        )  # fmt: skip

    def _taken(self, bed: Bed, named: dict[str, Any]) -> BedNow:
        taken, row = self.taken[bed.pk], self.stays.get(bed.pk)
        day = day_number(taken.began_at, self.at, self.for_)
        told = {**named, "state": State.TAKEN, "since": taken.began_at, "day": day, "alert": alert(day)}
        if row is None:
            return BedNow(**told)
        return BedNow(
            **told, stay=row.pk, case=row.case_id, child=row.case.child.short, crisis=row.crisis,
            by=row.admitted_by.name if row.admitted_by else "",
            until=_noon(row, self.for_), perspective=row.perspective, perspective_due_at=row.perspective_due_at,
            late=not row.perspective and row.perspective_due_at <= self.at,
            elsewhere="" if row.case.place == Place.CRISIS_BED else str(_PLACES[row.case.place]),
        )  # fmt: skip


def _noon(row: Stay, for_: Actor) -> dt.datetime | None:
    return dt.datetime.combine(row.due_on, dt.time(12), tzinfo=dt.UTC) if row.due_on else None


def day_number(began: dt.datetime, at: dt.datetime, for_: Actor) -> int:
    """The day of entry is day 1, where the reader works."""
    return (for_.day(at) - for_.day(began)).days + 1


def alert(day: int) -> int:
    return max((mark for mark in ALERTS if day >= mark), default=0)


def free_now(*, for_: Actor, at: dt.datetime, age: int | None = None) -> list[UnitNow]:
    """Units that can take a child now, those of the region first; of this age, where it is known."""
    found = [u for u in board(for_=for_, at=at).units if u.free]
    return sorted(
        (u for u in found if age is None or u.age_from <= age < u.age_before), key=lambda u: u.outside
    )


def units(*, for_: Actor, at: dt.datetime) -> list[Unit]:
    return list(policy.units(for_).filter(running(at)))


def unit(id: UUID, *, for_: Actor) -> Unit:
    found = policy.units(for_).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def closures(unit: Unit, *, for_: Actor, at: dt.datetime) -> list[Closure]:
    """Those that run or are to come."""
    if unit.institution_id != for_.institution:
        raise NotFound
    rows = Closure.objects.filter(Q(until=None) | Q(until__gt=at), unit=unit).select_related("bed", "by")
    return list(rows.order_by("since", "id")[:100])


def stay(id: UUID, *, for_: Actor, at: dt.datetime) -> Stay:
    rows = policy.visible(for_, at=at).select_related(
        "case__child", "bed__unit", "admitted_by", "perspective_by", "ended_by"
    )
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def hold(id: UUID, *, for_: Actor, at: dt.datetime) -> Hold:
    """A hold that still stands."""
    rows = policy.holds(for_, at=at).filter(until__gt=at, ended_at=None)
    found = rows.select_related("case__child", "bed__unit", "by").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found
