"""Course days are set up, called off, offered; who was there is marked once."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.carers import service as carers
from samspil.carers.terms import Need
from samspil.courses import policy
from samspil.courses.models import CourseDay, Place
from samspil.courses.operations.guard import again, held, told
from samspil.courses.terms import Seat
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.programmes import service as programmes
from samspil.trail import service as trail

WHOLE_DAY = 5
"""So many hours a day must have to be called whole."""


@transaction.atomic
def set_up(
    *, by: Actor, at: dt.datetime, title: str, on: dt.date, hours: int, whole: bool = True, topic: str = "", place: str = "",
    held_by: str = "", programme: UUID | None = None,
) -> CourseDay:  # fmt: skip
    require(by, Word.CARERS_WRITE)
    problems: dict[str, Any] = {}
    if not title.strip():
        problems["title"] = _("Write what the day is about.")
    if topic and topic not in Need.values:
        problems["topic"] = _("Choose a topic.")
    if not 1 <= hours <= 24 or (whole and hours < WHOLE_DAY):
        problems["hours"] = _("Write how many hours; a whole day has at least %(least)s.") % {
            "least": WHOLE_DAY
        }
    if problems:
        raise Invalid(problems)
    row = CourseDay(
        institution_id=by.institution, programme_id=programmes.get(programme, for_=by).pk if programme else None,
        title=title.strip(), topic=topic, on=on, whole=whole, hours=hours, place=place.strip(), held_by=held_by.strip(),
        made_by_id=by.account, made_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as problem:
        raise Invalid({"title": _("This course day is written down already.")}) from problem
    trail.record(act="courses.set_up", **told(by, at, "course_day", row))
    return row


@transaction.atomic
def call_off(*, by: Actor, at: dt.datetime, day: UUID, why: str) -> CourseDay:
    """The day does not take place: to nobody was it offered."""
    row = held(by, day)
    if not why.strip():
        raise Invalid({"why": _("Write why it was called off.")})
    if row.places.filter(state=Seat.ATTENDED).exists():
        raise Refused(_("Somebody was there: a day that was held cannot be called off."))
    if row.cancelled_on is None:
        row.cancelled_on, row.cancelled_why = by.day(at), why.strip()
        row.save(update_fields=["cancelled_on", "cancelled_why"])
        asked = list(row.places.values_list("family_id", flat=True))
        again(by=by, at=at, year=row.on.year, families=asked)
        trail.record(act="courses.call_off", **told(by, at, "course_day", row))
    return row


@transaction.atomic
def offer(
    *, by: Actor, at: dt.datetime, day: UUID, families: Iterable[UUID], on: dt.date | None = None
) -> int:
    """The day is offered to families; to whom it was offered already nothing changes. How many are new."""
    row = held(by, day)
    if row.cancelled_on is not None:
        raise Refused(_("This day was called off."))
    when = on or by.day(at)
    if when > row.on:
        raise Invalid({"on": _("A day is offered before it is held.")})
    known = set(row.places.values_list("family_id", flat=True))
    new = [carers.get(family, for_=by).pk for family in dict.fromkeys(families) if family not in known]
    Place.objects.bulk_create(
        [Place(day=row, family_id=family, offered_on=when, offered_by_id=by.account) for family in new]
    )
    if new:
        again(by=by, at=at, year=row.on.year, families=new)
        trail.record(act="courses.offer", **told(by, at, "course_day", row))
    return len(new)


@transaction.atomic
def mark(
    *, by: Actor, at: dt.datetime, place: UUID, state: str, why: str = "", revision: int | None = None
) -> Place:
    """What became of the offer. The same once more changes nothing; two who mark differently meet."""
    row = policy.places(by).filter(pk=place).first()
    if row is None:
        raise NotFound
    day = held(by, row.day_id)
    row = Place.objects.select_for_update().get(pk=place)
    if (row.state, row.why) == (state, why.strip()):
        return row
    if revision is not None and revision != row.revision:
        raise Conflict(current=row, revision=row.revision)
    if state not in Seat.values:
        raise Invalid({"state": _("Choose what became of it.")})
    if day.cancelled_on is not None:
        raise Refused(_("This day was called off."))
    if state in (Seat.ATTENDED, Seat.MISSED) and day.on > by.day(at):
        raise Invalid({"state": _("The day has not come yet.")})
    row.state, row.why, row.marked_by_id, row.marked_at = state, why.strip(), by.account, at
    row.revision += 1
    _learnt(by, at, day, row)
    row.save()
    again(by=by, at=at, year=day.on.year, families=[row.family_id])
    trail.record(act="courses.mark", **told(by, at, "place", row))
    return row


def _learnt(by: Actor, at: dt.datetime, day: CourseDay, row: Place) -> None:
    """Who was there learnt something: it stands on the family's page, once, and goes if it was marked by mistake."""
    if row.state == Seat.ATTENDED and row.learning_id is None:
        family = carers.get(row.family_id, for_=by)
        made = carers.learnt(
            by=by, at=at, family=family, title=day.title, topic=day.topic, done_on=day.on, hours=day.hours
        )
        row.learning_id = made.pk
    elif row.state != Seat.ATTENDED and row.learning_id is not None:
        gone = row.learning_id
        row.learning_id = None
        row.save(update_fields=["learning"])
        carers.unlearn(by=by, at=at, learning=gone)
