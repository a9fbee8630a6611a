"""Units and beds, staffed places, closures."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.beds.models import Bed, Closure, Hold, Staffing, Taken, Unit
from samspil.beds.operations.guard import beds_of, lock_of, locked, told
from samspil.beds.terms import Closed
from samspil.ground.errors import Invalid, Refused
from samspil.ground.periods import running
from samspil.trail import service as trail

MOST_BEDS = 200


def _sound(name: str, age_from: int, age_before: int) -> None:
    problems: dict[str, Any] = {}
    if not name.strip():
        problems["name"] = _("Write a name.")
    if not 0 <= age_from < age_before <= 25:
        problems["age_before"] = _("Write ages from 0 to 25, the lower one first.")
    if problems:
        raise Invalid(problems)


@transaction.atomic
def open_unit(
    *, by: Actor, at: dt.datetime, name: str, beds: int, age_from: int = 0, age_before: int = 18, outside: bool = False,
    note: str = "", staffed: int | None = None, bed_names: tuple[str, ...] = (),
) -> Unit:  # fmt: skip
    """A house with its beds, all of them staffed unless it says how many are."""
    require(by, Word.BEDS_MANAGE)
    _sound(name, age_from, age_before)
    if not 1 <= beds <= MOST_BEDS:
        raise Invalid({"beds": _("Write a number of beds from 1 to %(most)s.") % {"most": MOST_BEDS}})
    last = Unit.objects.filter(institution_id=by.institution).count()
    unit = Unit(
        institution_id=by.institution, name=name.strip(), age_from=age_from, age_before=age_before, outside=outside,
        note=note.strip(), position=last, since=at,
    )  # fmt: skip
    _named_once(unit)
    for n in range(beds):
        said = bed_names[n] if n < len(bed_names) else str(n + 1)
        Bed.objects.create(unit=unit, name=said, position=n, since=at)
    if staffed is not None:
        _staff(by, at, unit, staffed, at, beds)
    trail.record(act="beds.open_unit", **told(by, at, "unit", unit))
    return unit


def _named_once(unit: Unit, **more: Any) -> None:
    try:
        with transaction.atomic():
            unit.save(**more)
    except IntegrityError as problem:
        raise Invalid({"name": _("There is a house of this name already.")}) from problem


@transaction.atomic
def change_unit(
    *,
    by: Actor,
    at: dt.datetime,
    unit: UUID,
    name: str,
    age_from: int,
    age_before: int,
    outside: bool,
    note: str = "",
) -> Unit:
    """Stays that have begun keep whether they were outside the region."""
    require(by, Word.BEDS_MANAGE)
    _sound(name, age_from, age_before)
    now = locked(by, unit)
    now.name, now.age_from, now.age_before, now.outside, now.note = (
        name.strip(), age_from, age_before, outside, note.strip(),
    )  # fmt: skip
    _named_once(now, update_fields=["name", "age_from", "age_before", "outside", "note"])
    trail.record(act="beds.change_unit", **told(by, at, "unit", now))
    return now


@transaction.atomic
def add_bed(*, by: Actor, at: dt.datetime, unit: UUID, name: str) -> Bed:
    require(by, Word.BEDS_MANAGE)
    now = locked(by, unit)
    here = beds_of(now, at)
    if not name.strip() or any(bed.name == name.strip() for bed in here):
        raise Invalid({"name": _("Write a name that no other bed of the house has.")})
    if len(here) >= MOST_BEDS:
        raise Invalid({"name": _("Write a number of beds from 1 to %(most)s.") % {"most": MOST_BEDS}})
    position = max((bed.position for bed in here), default=-1) + 1
    bed = Bed.objects.create(unit=now, name=name.strip(), position=position, since=at)
    trail.record(act="beds.add_bed", **told(by, at, "bed", bed))
    return bed


@transaction.atomic
def end_bed(*, by: Actor, at: dt.datetime, bed: UUID) -> Bed:
    """The bed is no more. What was in it stays in the figures."""
    require(by, Word.BEDS_MANAGE)
    _unit, found = lock_of(by, bed)
    _empty(found, at)
    if found.until is None:
        found.until = at
        found.save(update_fields=["until"])
        trail.record(act="beds.end_bed", **told(by, at, "bed", found))
    return found


def _empty(bed: Bed, at: dt.datetime) -> None:
    if Taken.objects.filter(bed=bed, ended_at=None).exists():
        raise Refused(_("A child is in this bed. End the stay first; nothing was changed."))
    if Hold.objects.filter(bed=bed, ended_at=None, until__gt=at).exists():
        raise Refused(_("This bed is held for a child. Release it first; nothing was changed."))


@transaction.atomic
def staff(
    *, by: Actor, at: dt.datetime, unit: UUID, places: int, since: dt.datetime | None = None
) -> Staffing:
    """How many beds have somebody to look after a child, from a moment on. Children who are there stay."""
    require(by, Word.BEDS_MANAGE)
    now = locked(by, unit)
    return _staff(by, at, now, places, since or at, len(beds_of(now, since or at)))


def _staff(by: Actor, at: dt.datetime, unit: Unit, places: int, since: dt.datetime, most: int) -> Staffing:
    if not 0 <= places <= most:
        words = _("Write a number from 0 to %(most)s: there are no more beds.")
        raise Invalid({"places": words % {"most": most}})
    row, _made = Staffing.objects.update_or_create(
        unit=unit, since=since, defaults={"places": places, "by_id": by.account, "at": at}
    )
    trail.record(act="beds.staff", **told(by, at, "unit", unit))
    return row


@transaction.atomic
def close_bed(
    *, by: Actor, at: dt.datetime, why: str, bed: UUID | None = None, unit: UUID | None = None,
    since: dt.datetime | None = None, until: dt.datetime | None = None,
) -> Closure:  # fmt: skip
    """A bed, or a whole unit, cannot be given for a time. One that is taken or held now is not closed over a child's head;
    a closure that begins later may meet a child still there, and the board says so."""
    require(by, Word.BEDS_MANAGE)
    begins = since or at
    problems: dict[str, Any] = {}
    if why not in Closed.values:
        problems["why"] = _("Choose why.")
    if until is not None and until <= max(begins, at):
        problems["until"] = _("The end must come after the start.")
    if problems:
        raise Invalid(problems)
    house, found = lock_of(by, bed) if bed else (locked(by, unit) if unit else _named(), None)
    if begins <= at:
        for one in [found] if found else beds_of(house, at):
            _empty(one, at)
    if Closure.objects.filter(running(begins), unit=house, bed=found).exists():
        raise Refused(_("It is closed already."))
    row = Closure.objects.create(
        unit=house, bed=found, why=why, since=begins, until=until, by_id=by.account, at=at
    )
    trail.record(act="beds.close_bed", **told(by, at, "closure", row))
    return row


def _named() -> Unit:
    raise ValueError("name a bed or a unit")


@transaction.atomic
def reopen(*, by: Actor, at: dt.datetime, closure: UUID) -> Closure:
    """The closure ends now; one that has not begun never does."""
    require(by, Word.BEDS_MANAGE)
    row = (
        Closure.objects.filter(pk=closure, unit__institution_id=by.institution).select_related("unit").first()
    )
    if row is None:
        from samspil.ground.errors import NotFound

        raise NotFound
    locked(by, row.unit_id)
    if row.until is None or row.until > at:
        row.until = max(at, row.since)
        row.save(update_fields=["until"])
        trail.record(act="beds.reopen", **told(by, at, "closure", row))
    return row
