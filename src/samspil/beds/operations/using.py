"""Holding a bed, taking it, deciding what comes next, leaving it. A bed is given once, whoever asks at the same moment."""

import datetime as dt
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.beds.models import Followed, Hold, Refusal, Stay, Taken, Unit
from samspil.beds.operations.guard import (
    end_expired,
    fits,
    lock_of,
    locked,
    may_use,
    may_use_row,
    pick,
    sound_beginning,
    told,
)
from samspil.beds.terms import MOST_HOURS_HELD, PERSPECTIVE_DAYS, Instead, NoBed, Perspective, Source
from samspil.cases import service as cases
from samspil.cases.terms import Place
from samspil.ground.calendars import working_day_after
from samspil.ground.errors import Invalid, Refused
from samspil.trail import service as trail


@transaction.atomic
def hold(
    *, by: Actor, at: dt.datetime, until: dt.datetime, bed: UUID | None = None, unit: UUID | None = None, case: Any = None,
    who: str = "", crisis: UUID | None = None,
) -> Hold:  # fmt: skip
    """Keep a bed, or the first free one of a unit, until a moment; then it is free again by itself. Before there is a
    file, `who` says for whom. Raises `Full` where none can be kept."""
    may_use(by, case, at)
    if not at < until <= at + dt.timedelta(hours=MOST_HOURS_HELD):
        words = _("Hold a bed for at most %(hours)s hours, from now on.") % {"hours": MOST_HOURS_HELD}
        raise Invalid({"until": words})
    if case is None and not who.strip():
        raise Invalid({"who": _("Say for whom, in a few words.")})
    house, wanted = lock_of(by, bed) if bed else (locked(by, _said(unit)), None)
    fits(house, case, at, by, anyway=False)
    chosen = pick(house, at, wanted=wanted, own=None)
    end_expired(chosen, at)
    row = Hold(
        institution_id=by.institution, bed=chosen, case=case, who=who.strip(), crisis=crisis, by_id=by.account, at=at,
        until=until,
    )  # fmt: skip
    _once(row)
    trail.record(act="beds.hold", **told(by, at, "hold", row, case.pk if case else None))
    return row


def _said(unit: UUID | None) -> UUID:
    if unit is None:
        raise ValueError("name a bed or a unit")
    return unit


def _once(row: Hold | Taken) -> None:
    """The lock of the unit keeps two apart; should it ever fail, the database itself lets only one stand."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as problem:
        from samspil.beds.operations.guard import Full

        raise Full(_("Somebody else was given this bed. Choose another bed."), NoBed.FULL) from problem


@transaction.atomic
def release(*, by: Actor, at: dt.datetime, hold: Hold) -> Hold:
    """The bed is not needed. A hold that ran out already stays as it ended."""
    may_use_row(by, hold, at)
    locked(by, hold.bed.unit_id)
    now = Hold.objects.get(pk=hold.pk)
    if now.ended_at is None:
        now.ended_at = min(at, now.until)
        now.save(update_fields=["ended_at"])
        trail.record(act="beds.release", **told(by, at, "hold", now, now.case_id))
    return now


@transaction.atomic
def admit(
    *, by: Actor, at: dt.datetime, case: Any, bed: UUID | None = None, unit: UUID | None = None, hold: Hold | None = None,
    began_at: dt.datetime | None = None, due_on: dt.date | None = None, beyond_staff: str = "", crisis: UUID | None = None,
) -> Stay:  # fmt: skip
    """The child of the case comes into a bed: the one held for it, this one, or the first free one of a unit.

    `beyond_staff` says why the child comes though no staff is left or the age does not fit: acute danger is never turned
    away by a number. The file says from then on that the child is in a crisis bed. Raises `Full` where no bed is free.
    """
    may_use(by, case, at)
    began = began_at or at
    sound_beginning(began, at)
    if due_on is not None and due_on < by.day(began):
        raise Invalid({"due_on": _("The end must come after the start.")})
    if hold is not None:
        may_use_row(by, hold, at)
        bed, crisis = hold.bed_id, crisis or hold.crisis
    house, wanted = lock_of(by, bed) if bed else (locked(by, _said(unit)), None)
    own = _own_hold(hold, case, wanted, at)
    fits(house, case, at, by, anyway=bool(beyond_staff.strip()))
    chosen = pick(house, at, wanted=wanted, own=own, beyond_staff=beyond_staff, since=began)
    end_expired(chosen, at)
    _in_no_other(case, began)
    stay = _stay(by, at, house, chosen, case, began)
    stay.due_on, stay.beyond_staff, stay.crisis = due_on, beyond_staff.strip(), crisis
    _give(stay)
    if own is not None:
        Hold.objects.filter(pk=own.pk).update(ended_at=at)
    Followed.objects.create(
        case=case, institution_id=by.institution, source=Source.STAY, record=stay.pk, began_on=by.day(began)
    )
    _moved(by, at, case, Place.CRISIS_BED, by.day(began), house.name)
    data = {"outside": house.outside}
    cases.announce(case=case, by=by, at=at, code="beds.admitted", data=data, for_all=True)
    trail.record(act="beds.admit", **told(by, at, "stay", stay, case.pk))
    return stay


def _own_hold(hold: Hold | None, case: Any, wanted: Any, at: dt.datetime) -> Hold | None:
    """The hold this child comes by: the one named, or one on the wanted bed that was made for its file."""
    rows = Hold.objects.filter(ended_at=None, until__gt=at)
    if hold is not None:
        return rows.filter(pk=hold.pk).first()
    return rows.filter(bed=wanted, case=case).first() if wanted is not None else None


def _stay(by: Actor, at: dt.datetime, house: Unit, bed: Any, case: Any, began: dt.datetime) -> Stay:
    taken = Taken(institution_id=by.institution, bed=bed, outside=house.outside, began_at=began)
    return Stay(
        case=case, institution_id=by.institution, bed=bed, taken=taken, outside=house.outside, began_at=began,
        admitted_by_id=by.account, admitted_at=at, perspective_due_at=perspective_due(began, by),
    )  # fmt: skip


def _in_no_other(case: Any, began: dt.datetime) -> None:
    if Stay.objects.filter(case=case, ended_at=None).exists():
        raise Refused(_("This child is in a crisis bed already. End that stay first."))
    if Stay.objects.filter(case=case, ended_at__gt=began).exists():
        raise Invalid({"began_at": _("The child was in another crisis bed then. Write a later time.")})


def _give(stay: Stay) -> None:
    if Taken.objects.filter(bed=stay.bed, ended_at__gt=stay.began_at).exists():
        raise Invalid({"began_at": _("Another child was in this bed then. Write a later time.")})
    _once(stay.taken)
    try:
        with transaction.atomic():
            stay.save(force_insert=True)
    except IntegrityError as problem:
        raise Refused(_("This child is in a crisis bed already. End that stay first.")) from problem


def perspective_due(began: dt.datetime, by: Actor) -> dt.datetime:
    """The same time of day, two working days on, by the calendar of the country."""
    zone = ZoneInfo(by.law_zone)
    local = began.astimezone(zone)
    day = working_day_after(local.date(), by.country, PERSPECTIVE_DAYS)
    return dt.datetime.combine(day, local.time(), tzinfo=zone).astimezone(dt.UTC)


def _moved(by: Actor, at: dt.datetime, case: Any, where: str, on: dt.date, text: str = "") -> None:
    """The file says where the child is. Where it says a later day already, that stands, and the board shows it."""
    now = cases.get(case.pk, for_=by, at=at)
    if by.may(Word.CASE_STEER) and now.closed_at is None and now.place != where and now.place_since <= on:
        cases.moved(by=by, at=at, case=now, revision=now.revision, place=where, since=on, text=text)


def _running(by: Actor, at: dt.datetime, stay: Stay) -> Stay:
    may_use_row(by, stay, at)
    locked(by, stay.bed.unit_id)
    now = Stay.objects.select_related("case__child", "bed", "taken").get(pk=stay.pk)
    if now.ended_at is not None:
        raise Refused(_("This stay has ended. What was written stays."))
    return now


@transaction.atomic
def decide(
    *,
    by: Actor,
    at: dt.datetime,
    stay: Stay,
    perspective: str,
    words: str = "",
    due_on: dt.date | None = None,
) -> Stay:
    """What comes after the bed, and when the child is expected to leave it."""
    now = _running(by, at, stay)
    if perspective not in Perspective.values:
        raise Invalid({"perspective": _("Choose what comes next.")})
    if due_on is not None and due_on < by.day(at):
        raise Invalid({"due_on": _("This day has passed. Choose today or a later day.")})
    now.perspective, now.words, now.due_on = perspective, words.strip(), due_on or now.due_on
    now.perspective_at, now.perspective_by_id = at, by.account
    now.save(update_fields=["perspective", "words", "due_on", "perspective_at", "perspective_by"])
    data = {"perspective": str(perspective)}
    cases.announce(case=now.case, by=by, at=at, code="beds.decided", data=data, for_all=True)
    trail.record(act="beds.decide", **told(by, at, "stay", now, now.case_id))
    return now


@transaction.atomic
def discharge(
    *, by: Actor, at: dt.datetime, stay: Stay, where: str, ended_at: dt.datetime | None = None
) -> Stay:
    """The child leaves the bed, and the file says where it is now. The bed is free from that moment."""
    now = _running(by, at, stay)
    ended = ended_at or at
    problems: dict[str, Any] = {}
    if where not in Place.values or where == Place.CRISIS_BED:
        problems["where"] = _("Choose a place from the list.")
    if not now.began_at <= ended <= at:
        problems["ended_at"] = _("Write when the child left: not before it came and not later than now.")
    if problems:
        raise Invalid(problems)
    now.ended_at, now.ended_where, now.ended_by_id = ended, where, by.account
    now.save(update_fields=["ended_at", "ended_where", "ended_by"])
    Taken.objects.filter(pk=now.taken_id).update(ended_at=ended)
    Followed.objects.filter(record=now.pk).update(closed_on=by.day(ended), home_at_close=where == Place.HOME)
    _moved(by, at, now.case, where, by.day(ended))
    cases.announce(case=now.case, by=by, at=at, code="beds.left", data={}, for_all=True)
    trail.record(act="beds.discharge", **told(by, at, "stay", now, now.case_id))
    return now


@transaction.atomic
def note_refusal(
    *, by: Actor, at: dt.datetime, why: str, instead: str = Instead.UNKNOWN, unit: UUID | None = None
) -> Refusal:
    """A bed was asked for and not given: counted, without a name."""
    require(by, Word.BEDS_USE)
    problems: dict[str, Any] = {}
    if why not in NoBed.values:
        problems["why"] = _("Choose why.")
    if instead not in Instead.values:
        problems["instead"] = _("Choose what happened instead.")
    if problems:
        raise Invalid(problems)
    house = locked(by, unit) if unit else None
    row = Refusal.objects.create(
        institution_id=by.institution, unit=house, why=why, instead=instead, by_id=by.account, at=at
    )
    trail.record(act="beds.note_refusal", **told(by, at, "refusal", row))
    return row
