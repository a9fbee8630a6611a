"""Before a bed is given: may this actor, and does nobody else have it at this moment?"""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.beds import policy
from samspil.beds.models import Bed, Closure, Hold, Staffing, Taken, Unit
from samspil.beds.terms import NoBed
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.periods import running


class Full(Refused):
    """No bed can be given. `why` is a `NoBed`, for whoever counts what was asked for and not given."""

    def __init__(self, reason: Any, why: str) -> None:
        super().__init__(reason)
        self.why = why


def may_use(by: Actor, case: Any, at: dt.datetime) -> None:
    require(by, Word.BEDS_USE)
    if case is not None:
        cases.get(case.pk, for_=by, at=at)
        cases.require_part(by, case.pk, at)


def may_use_row(by: Actor, row: Any, at: dt.datetime) -> None:
    """A stay, a hold or what is followed up: what the actor does not see is not there."""
    if not policy.can(by, "read", row, at=at):
        raise NotFound
    may_use(by, row.case, at)


def locked(by: Actor, unit: UUID) -> Unit:
    """The unit, locked until the transaction ends: whoever gives a bed of it in the same moment waits here."""
    found = policy.units(by).select_for_update().filter(pk=unit).first()
    if found is None:
        raise NotFound
    return found


def lock_of(by: Actor, bed: UUID) -> tuple[Unit, Bed]:
    found = policy.beds(by).filter(pk=bed).first()
    if found is None:
        raise NotFound
    return locked(by, found.unit_id), found


def staffed(unit: Unit, at: dt.datetime, beds: int) -> int:
    """Places with staff at that moment; where nobody said, every bed."""
    row = Staffing.objects.filter(unit=unit, since__lte=at).order_by("-since").first()
    return min(beds, row.places) if row else beds


def end_expired(bed: Bed, at: dt.datetime) -> None:
    """Write down the end of a hold that ran out by itself, so that the next one may stand."""
    for row in Hold.objects.filter(bed=bed, ended_at=None, until__lte=at):
        row.ended_at = row.until
        row.save(update_fields=["ended_at"])


def beds_of(unit: Unit, at: dt.datetime) -> list[Bed]:
    return list(Bed.objects.filter(running(at), unit=unit))


def closed_now(unit: Unit, at: dt.datetime) -> tuple[bool, set[UUID]]:
    """Whether the whole unit is closed, and which beds."""
    rows = list(Closure.objects.filter(running(at), unit=unit).values_list("bed_id", flat=True))
    return None in rows, {bed for bed in rows if bed}


def pick(
    unit: Unit, at: dt.datetime, *, wanted: Bed | None, own: Hold | None, beyond_staff: str = "",
    since: dt.datetime | None = None,
) -> Bed:  # fmt: skip
    """The wanted bed or the first that is free, and was since the child came. The caller holds the lock of the unit. Raises
    `Full` with the reason."""
    beds = beds_of(unit, at)
    whole, shut = closed_now(unit, at)
    lately = Q(ended_at=None) | Q(ended_at__gt=since if since and wanted is None else at)
    rows = list(Taken.objects.filter(lately, bed__unit=unit).values_list("bed_id", "ended_at"))
    taken = {bed for bed, _ended in rows}
    there = {bed for bed, ended in rows if ended is None or ended > at}
    held = set(
        Hold.objects.filter(Q(until__gt=at), bed__unit=unit, ended_at=None)
        .exclude(pk=own.pk if own else None)
        .values_list("bed_id", flat=True)
    )
    out = taken | held | shut
    free = [] if whole else [b for b in beds if b.pk not in out and wanted in (None, b)]
    if not free:
        named = {"unit": unit.name}
        if wanted is not None and wanted.pk in held:
            raise Full(_("This bed is held for another child. Choose another bed."), NoBed.FULL)
        if wanted is not None and wanted.pk in taken:
            raise Full(_("Somebody else was given this bed. Choose another bed."), NoBed.FULL)
        if wanted is not None and (whole or wanted.pk in shut):
            raise Full(_("This bed is closed. Choose another bed."), NoBed.STAFF)
        raise Full(_("%(unit)s has no free bed any more. Nothing was changed.") % named, NoBed.FULL)
    if len(there | held) >= staffed(unit, at, len(beds)) and not beyond_staff.strip():
        words = _(
            "%(unit)s has no more beds with staff. In acute danger say why the child comes all the same."
        )
        raise Full(words % {"unit": unit.name}, NoBed.STAFF)
    return free[0]


def fits(unit: Unit, case: Any, at: dt.datetime, by: Actor, *, anyway: bool) -> None:
    """The child's age fits the unit. Not asked where the age is unknown, nor in acute danger."""
    born = case.child.born_on if case is not None else None
    if anyway or born is None:
        return
    on = by.day(at)
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    if not unit.age_from <= age < unit.age_before:
        words = _("%(unit)s takes children from %(low)s to under %(high)s years; this child is %(age)s.")
        told = {"unit": unit.name, "low": unit.age_from, "high": unit.age_before, "age": age}
        raise Full(words % told, NoBed.AGE)


def sound_beginning(began_at: dt.datetime, at: dt.datetime) -> None:
    if not at - dt.timedelta(days=31) <= began_at <= at:
        raise Invalid(
            {"began_at": _("Write when the child came: not later than now, and within the last month.")}
        )


def told(by: Actor, at: dt.datetime, kind: str, row: Any, case: Any = None) -> dict[str, Any]:
    """What the trail is told of something done about a row, besides the act."""
    return {"by": by, "at": at, "record_kind": kind, "record": row.pk, "case": case}
