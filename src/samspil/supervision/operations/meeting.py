"""Sessions: planned, moved, called off, held; who came, what was agreed, what stays in confidence."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.ground.calendars import holiday
from samspil.ground.errors import Invalid, Refused
from samspil.supervision import policy
from samspil.supervision.models import Action, Attendance, Group, Membership, Note, Session
from samspil.supervision.operations.guard import (
    may_group,
    may_session,
    must_lead,
    own_family,
    said,
    works_here,
)
from samspil.supervision.terms import LONG, Came, Kind, Says, State, Why, quarter
from samspil.trail import service as trail


def _left(by: Actor, at: dt.datetime, act: str, session: Session, **more: Any) -> None:
    trail.record(by=by, at=at, act=act, record_kind="session", record=session.pk, **more)


def _day(by: Actor, starts_at: dt.datetime, at: dt.datetime, past: bool = False) -> dt.date:
    """The day of a session where it is: no public holiday, and not gone by, unless it was held and is written down later."""
    day = by.day(starts_at)
    if name := holiday(day, by.country):
        raise Invalid({"day": _("%(name)s: nobody meets on that day. Choose another.") % {"name": name}})
    if not past and starts_at <= at:
        raise Invalid({"day": _("Choose a time to come.")})
    return day


@transaction.atomic
def plan_group_session(
    *, by: Actor, at: dt.datetime, group: Group, starts_at: dt.datetime, minutes: int = 150, place: str = "",
    past: bool = False,
) -> Session:  # fmt: skip
    """When the group meets next. Two sessions in one quarter are possible; two on one day are a slip."""
    may_group(by, group, at=at)
    day = _day(by, starts_at, at, past)
    if group.ended_on is not None and day >= group.ended_on:
        raise Invalid({"day": _("The group does not meet then.")})
    zone = ZoneInfo(by.law_zone)
    first = dt.datetime.combine(day, dt.time(), zone)
    same = Session.objects.filter(
        group=group, starts_at__gte=first, starts_at__lt=dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone)
    ).exclude(state=State.CANCELLED)  # fmt: skip
    if same.exists():
        raise Invalid({"day": _("The group meets on that day already.")})
    year, number = quarter(day)
    made = Session.objects.create(
        institution_id=group.institution_id, programme_id=group.programme_id, kind=Kind.GROUP, group=group,
        starts_at=starts_at, minutes=minutes, place=place.strip() or group.area, year=year, quarter=number,
        planned_by_id=by.account, planned_at=at, changed_at=at,
    )  # fmt: skip
    _left(by, at, "supervision.plan_session", made)
    return made


@transaction.atomic
def plan_family_session(
    *, by: Actor, at: dt.datetime, family: UUID, starts_at: dt.datetime, minutes: int = 60, place: str = "",
    programme: UUID | None = None, kind: str = Kind.INDIVIDUAL, question: Any = None, past: bool = False,
) -> Session:  # fmt: skip
    """A session with one family, led by whoever plans it; by agreement, so as often as the two want."""
    home = family_seen(by, family, at=at)
    if not works_here(by.account, by.institution, at=at):
        raise Refused(_("Who leads a session works here and supervises."))
    year, number = quarter(_day(by, starts_at, at, past))
    made = Session.objects.create(
        institution_id=home.institution_id, programme_id=programme, kind=kind, family=home, leader_id=by.account,
        leader_home_id=by.institution, question=question, starts_at=starts_at, minutes=minutes,
        place=place.strip(), year=year, quarter=number, planned_by_id=by.account, planned_at=at, changed_at=at,
    )  # fmt: skip
    _left(by, at, "supervision.plan_session", made)
    return made


def family_seen(by: Actor, family: UUID, *, at: dt.datetime) -> Any:
    """A family of the service, or one that the actor meets in a group or by a question."""
    if policy.guides(by):
        return carers.get(family, for_=by)
    return policy.met(by, family, on=by.day(at))


@transaction.atomic
def move_session(
    *, by: Actor, at: dt.datetime, session: Session, starts_at: dt.datetime, place: str = ""
) -> None:
    may_session(by, session, at=at)
    if session.state != State.PLANNED:
        raise Refused(_("Only a planned session can be moved."))
    session.year, session.quarter = quarter(_day(by, starts_at, at))
    session.starts_at, session.place, session.changed_at = starts_at, place.strip() or session.place, at
    session.save(update_fields=["starts_at", "place", "year", "quarter", "changed_at"])
    Attendance.objects.filter(session=session, came="").update(says=Says.NOTHING, why="", words="")
    _left(by, at, "supervision.move_session", session)


@transaction.atomic
def call_off(*, by: Actor, at: dt.datetime, session: Session, why: str) -> None:
    may_session(by, session, at=at)
    reason = said(why=why)["why"][:200]
    changed = Session.objects.filter(pk=session.pk, state=State.PLANNED).update(
        state=State.CANCELLED, why=reason, changed_at=at
    )
    if not changed:
        raise Refused(_("Only a planned session can be called off."))
    _left(by, at, "supervision.call_off", session)


def expected(session: Session, *, on: dt.date) -> list[UUID]:
    """The families who belong to the session on its day."""
    if session.family_id is not None:
        return [session.family_id]
    rows = Membership.objects.filter(group=session.group_id, since__lte=on)
    return list(
        rows.exclude(until__lte=on).order_by("family__name", "family_id").values_list("family_id", flat=True)
    )


@transaction.atomic
def note_attendance(
    *, by: Actor, at: dt.datetime, session: Session, came: Mapping[UUID, str], why: Mapping[UUID, str] | None = None
) -> int:  # fmt: skip
    """Who was there. Written twice it stands once, as it was written last. Says how many families were not there."""
    must_lead(by, session, at=at)
    session = Session.objects.select_for_update().get(pk=session.pk)
    if session.state == State.CANCELLED:
        raise Refused(_("The session was called off."))
    if session.starts_at > at:
        raise Invalid({"": _("The session has not begun yet.")})
    belong = expected(session, on=by.day(session.starts_at))
    if any(family not in belong or said_ not in Came.values for family, said_ in came.items()):
        raise Invalid({"": _("Say for each family of the group whether it was there.")})
    if not any(came.values()):
        raise Invalid({"": _("Say for each family of the group whether it was there.")})
    rows = {a.family_id: a for a in Attendance.objects.filter(session=session)}
    for family, was in came.items():
        row = rows.get(family) or Attendance(session=session, family_id=family)
        reason = (why or {}).get(family, "")
        row.came, row.noted_by_id, row.noted_at = was, by.account, at
        row.why = "" if was == Came.CAME else (reason if reason in Why.values else row.why)
        row.asked_at = None if was != Came.MISSED or row.why else row.asked_at or at
        row.save()
    Session.objects.filter(pk=session.pk).update(state=State.HELD, changed_at=at)
    missed = sum(was == Came.MISSED for was in came.values())
    _left(by, at, "supervision.note_attendance", session, details={"families": len(came), "missed": missed})
    return missed


@transaction.atomic
def say_coming(
    *, by: Actor, at: dt.datetime, session: Session, says: str, why: str = "", words: str = ""
) -> None:
    """A family says whether it comes; who cannot says why, if they like."""
    family = own_family(by, at=at)
    if family.pk not in expected(session, on=by.day(session.starts_at)) or says not in Says.values:
        raise Refused(_("This session is not yours."))
    if session.state != State.PLANNED or session.starts_at <= at:
        raise Refused(_("It has begun, or was called off."))
    row, _new = Attendance.objects.get_or_create(session=session, family=family, defaults={"noted_at": at})
    row.says, row.why = says, why if says == Says.CANNOT and why in Why.values else ""
    row.words, row.noted_at = words.strip()[:LONG], at
    row.save()
    _left(by, at, "supervision.say_coming", session)


@transaction.atomic
def say_why(*, by: Actor, at: dt.datetime, attendance: Attendance, why: str, words: str = "") -> None:
    """Why a family was not there: said by itself on the phone, or by who asked it."""
    family = carers.of_account(for_=by, at=at)
    if family is None or family.pk != attendance.family_id:
        may_session(by, attendance.session, at=at)
    if why not in Why.values:
        raise Invalid({"why": _("Choose a reason.")})
    row = Attendance.objects.filter(pk=attendance.pk, came=Came.MISSED)
    if row.update(why=why, words=words.strip()[:LONG], noted_at=at):
        _left(by, at, "supervision.say_why", attendance.session)


@transaction.atomic
def keep_note(*, by: Actor, at: dt.datetime, session: Session, text: str) -> Note:
    """Kept in confidence by who leads."""
    must_lead(by, session, at=at)
    note = Note.objects.create(session=session, author_id=by.account, at=at, **said(text=text))
    _left(by, at, "supervision.keep_note", session)
    return note


@transaction.atomic
def agree(
    *, by: Actor, at: dt.datetime, session: Session, text: str, who: str, due_on: dt.date, family: UUID | None = None
) -> Action:  # fmt: skip
    """What was agreed: what, who, until when."""
    may_session(by, session, at=at)
    told = said(text=text, who=who)
    if due_on < by.day(session.starts_at):
        raise Invalid({"due_on": _("Choose a day after the session.")})
    if family is not None and family not in expected(session, on=by.day(session.starts_at)):
        raise Invalid({"family": _("Choose a family of this session.")})
    action = Action.objects.create(session=session, family_id=family, due_on=due_on, **told)
    _left(by, at, "supervision.agree", session)
    return action


@transaction.atomic
def action_done(*, by: Actor, at: dt.datetime, action: Action) -> None:
    """Done: said by the family whose it is, or by the service."""
    family = carers.of_account(for_=by, at=at)
    if family is None or family.pk not in expected(action.session, on=by.day(action.session.starts_at)):
        may_session(by, action.session, at=at)
    elif action.family_id not in (None, family.pk):
        raise Refused(_("This is another family's."))
    if Action.objects.filter(pk=action.pk, done_on=None).update(done_on=by.day(at)):
        _left(by, at, "supervision.action_done", action.session)
