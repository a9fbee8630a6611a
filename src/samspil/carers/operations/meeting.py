"""Information evenings, preparation courses and home visits: simple dates with who came and what was said."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Sum
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.carers.models import Campaign, Evening, Seat, Visit, Way
from samspil.carers.operations.guard import heard
from samspil.carers.operations.moving import running
from samspil.carers.terms import Coming, EventKind
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.trail import service as trail


@transaction.atomic
def plan_evening(
    *,
    by: Actor,
    at: dt.datetime,
    kind: str,
    starts_at: dt.datetime,
    place: str,
    seats: int,
    course: str = "",
    minutes: int = 120,
) -> Evening:
    """An information evening, or one part of a preparation course."""
    require(by, Word.CARERS_WRITE)
    problems: dict[str, Any] = {}
    if kind not in EventKind.values:
        problems["kind"] = _("Choose what it is.")
    if kind == EventKind.COURSE and not course.strip():
        problems["course"] = _("Write which course this is a part of.")
    if not place.strip():
        problems["place"] = _("Write where it is.")
    if not 1 <= seats <= 500:
        problems["seats"] = _("Say how many seats there are.")
    if problems:
        raise Invalid(problems)
    made = Evening.objects.create(
        institution_id=by.institution, kind=kind, starts_at=starts_at, place=place.strip(), seats=seats,
        course=course.strip(), minutes=minutes,
    )  # fmt: skip
    trail.record(by=by, at=at, act="carers.plan_evening", record_kind="evening", record=made.pk)
    return made


@transaction.atomic
def seat(
    *, by: Actor, at: dt.datetime, evening: Evening, way: Way, coming: str = Coming.COMING, people: int = 1
) -> Seat:
    """A family comes, came, or did not. Not more come than there are seats, also when two book at once."""
    held = running(by, way)
    place = Evening.objects.select_for_update().get(pk=evening.pk)
    if place.institution_id != by.institution:
        raise NotFound
    if coming not in Coming.values or not 1 <= people <= 10:
        raise Invalid({"coming": _("Choose whether they come.")})
    if coming in (Coming.COMING, Coming.INVITED):
        others = Seat.objects.filter(evening=place, coming__in=[Coming.COMING, Coming.INVITED, Coming.CAME])
        taken = others.exclude(way=held).aggregate(n=Sum("people"))["n"] or 0
        if taken + people > place.seats:
            raise Refused(_("All seats are taken. Choose another evening."))
    row, _new = Seat.objects.update_or_create(
        evening=place, way=held, defaults={"coming": coming, "people": people}
    )
    trail.record(by=by, at=at, act="carers.seat", record_kind="foster_family", record=held.family_id)
    return row


@transaction.atomic
def plan_visit(
    *, by: Actor, at: dt.datetime, way: Way, starts_at: dt.datetime, visitor: UUID | None = None
) -> Visit:
    """The next home visit."""
    held = running(by, way)
    number = (Visit.objects.filter(way=held).aggregate(n=Max("number"))["n"] or 0) + 1
    made = Visit.objects.create(way=held, number=number, starts_at=starts_at, by_id=visitor or by.account)
    trail.record(by=by, at=at, act="carers.plan_visit", record_kind="foster_family", record=held.family_id)
    return made


@transaction.atomic
def report_visit(*, by: Actor, at: dt.datetime, visit: Visit, report: str, present: str = "") -> Visit:
    """What was seen and said at the visit. The family may read it."""
    running(by, visit.way)
    if not report.strip():
        raise Invalid({"report": _("Write what was seen and said.")})
    if visit.starts_at > at:
        raise Invalid({"report": _("This visit has not been yet.")})
    visit.report, visit.present, visit.reported_at = report.strip(), present.strip()[:160], at
    visit.save(update_fields=["report", "present", "reported_at"])
    heard(visit.way.family_id, by.day(visit.starts_at))
    trail.record(
        by=by, at=at, act="carers.report_visit", record_kind="foster_family", record=visit.way.family_id
    )
    return visit


@transaction.atomic
def call_off_visit(*, by: Actor, at: dt.datetime, visit: Visit) -> None:
    running(by, visit.way)
    if visit.reported_at is not None:
        raise Refused(_("This visit has been reported on."))
    Visit.objects.filter(pk=visit.pk).update(called_off=True)
    trail.record(
        by=by, at=at, act="carers.call_off_visit", record_kind="foster_family", record=visit.way.family_id
    )


@transaction.atomic
def start_campaign(
    *, by: Actor, at: dt.datetime, name: str, code: str, since: dt.date, until: dt.date | None = None
) -> Campaign:
    """How people are asked to foster; who comes by its address is counted with it."""
    require(by, Word.CARERS_WRITE)
    problems: dict[str, Any] = {}
    if not name.strip():
        problems["name"] = _("Write what the campaign is called.")
    if not code.isascii() or not code.replace("-", "").isalnum() or len(code) > 20:
        problems["code"] = _("Use up to 20 letters and digits.")
    elif Campaign.objects.filter(institution_id=by.institution, code=code).exists():
        problems["code"] = _("This is in use already.")
    if problems:
        raise Invalid(problems)
    made = Campaign.objects.create(
        institution_id=by.institution, name=name.strip(), code=code, since=since, until=until
    )
    trail.record(by=by, at=at, act="carers.start_campaign", record_kind="campaign", record=made.pk)
    return made
