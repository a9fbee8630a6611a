"""Calling, changing and cancelling a meeting; inviting; noting who was told."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, Refused
from samspil.ground.ids import new_id
from samspil.meetings.models import Invitation, Meeting
from samspil.meetings.operations.guard import locked, require_planned, row_of
from samspil.meetings.operations.resting import Consents, ends_at, too_late
from samspil.meetings.operations.telling import CANCEL, REQUEST, hash_of, tell
from samspil.meetings.terms import (
    BASIS_OF,
    LONGEST_MINUTES,
    Answer,
    Basis,
    Invitee,
    Kind,
    KindRow,
    Role,
    State,
    Told,
    row_for,
)
from samspil.people import service as people
from samspil.trail import service as trail


def local_start(on: dt.date, time: dt.time, zone: str) -> dt.datetime:
    """The moment a clock on the wall of that zone shows this. An hour that the change of the clock leaves out is refused;
    of an hour that comes twice the first one counts."""
    tz = ZoneInfo(zone)
    wall = dt.datetime.combine(on, time.replace(tzinfo=None, fold=0))
    moment = wall.replace(tzinfo=tz).astimezone(dt.UTC)
    if moment.astimezone(tz).replace(tzinfo=None) != wall:
        raise Invalid({"time": _("This hour is left out that day: the clock goes forward. Choose another.")})
    return moment


@transaction.atomic
def call(
    *,
    by: Actor,
    at: dt.datetime,
    case: Any,
    kind: str,
    goal: str,
    on: dt.date,
    time: dt.time,
    invited: Iterable[Invitee],
    minutes: int = 60,
    place: str = "",
    link: str = "",
    agenda: str = "",
    late_reason: str = "",
) -> Meeting:
    """Call a meeting about a case and tell everybody invited what it is, when, and what for. The row of its kind says
    which roles there are and until when it is held; who holds it later writes why."""
    require(by, Word.MEETING_CALL)
    header = cases.header(case.pk, for_=by, at=at)
    cases.require_part(by, case.pk, at)
    if header.case.closed_at is not None:
        raise Refused(_("The case is closed. Open it again first."))
    asked = list(invited)
    starts_at, problems = _when(on, time, by.time_zone, at)
    problems |= _problems(kind, goal, minutes, place, link)
    if kind not in Kind.values:
        raise Invalid(problems)
    row = row_for(kind, by.country, by.day(at))
    offered = Consents(by=by, at=at, child=header.case.child_id)
    problems |= _invitee_problems(asked, row) or _resting(asked, offered, ends_at(starts_at, minutes))
    if not asked:
        problems["invited"] = _("Invite at least one person.")
    if "on" not in problems:
        problems |= _late(row, by.day(at), on, late_reason)
    if problems:
        raise Invalid(problems)
    id = new_id()
    meeting = Meeting.objects.create(
        id=id,
        case=header.case,
        institution_id=by.institution,
        called_by_id=by.account,
        called_at=at,
        kind=kind,
        goal=goal.strip(),
        agenda=agenda.strip(),
        starts_at=starts_at,
        minutes=minutes,
        time_zone=by.time_zone,
        place=place.strip(),
        link=link.strip(),
        uid=f"{id}@samspil",
        kind_row=row.key,
        late_reason=late_reason.strip()[:200],
    )
    parts = _parts(header)
    for invitee in asked:
        invitation = _invite(by, at, meeting, invitee, parts, offered)
        tell(by=by, at=at, meeting=meeting, invitation=invitation, method=REQUEST)
    _announce(by, at, meeting, "meetings.called")
    _recorded(by, at, meeting, "meetings.call", invited=len(asked))
    return meeting


@transaction.atomic
def change(
    *,
    by: Actor,
    at: dt.datetime,
    meeting: Meeting,
    revision: int,
    goal: str,
    on: dt.date,
    time: dt.time,
    minutes: int,
    place: str = "",
    link: str = "",
    agenda: str = "",
    late_reason: str = "",
) -> Meeting:
    """Change a planned meeting. Calendars get the next sequence; at another time, everybody is asked again."""
    now = locked(by, "lead", meeting, at, revision)
    require_planned(now)
    starts_at, problems = _when(on, time, now.time_zone, at)
    problems |= _problems(now.kind, goal, minutes, place, link)
    if "on" not in problems:
        problems |= _late(row_of(now), by.day(now.called_at), on, late_reason)
        if later := too_late(now, ends_at(starts_at, minutes)):
            problems["on"] = later
    if problems:
        raise Invalid(problems)
    moved = starts_at != now.starts_at
    now.starts_at, now.minutes, now.goal = starts_at, minutes, goal.strip()
    now.place, now.link, now.agenda = place.strip(), link.strip(), agenda.strip()
    now.late_reason, now.changed_at = late_reason.strip()[:200], at
    now.sequence, now.revision = now.sequence + 1, now.revision + 1
    now.save()
    if moved:
        now.invitations.update(answer=Answer.WAITING, answered_at=None, note="")
        now.invitations.filter(told=Told.PERSON).update(told="", told_at=None)
        _announce(by, at, now, "meetings.changed")
    for invitation in now.invitations.filter(ended_at=None).order_by("id"):
        tell(by=by, at=at, meeting=now, invitation=invitation, method=REQUEST, changed=True)
    _recorded(by, at, now, "meetings.change", moved=moved)
    return now


@transaction.atomic
def cancel(*, by: Actor, at: dt.datetime, meeting: Meeting) -> Meeting:
    """Cancel a planned meeting; calendars take it out."""
    now = locked(by, "lead", meeting, at)
    require_planned(now)
    now.state, now.cancelled_at, now.changed_at = State.CANCELLED, at, at
    now.sequence, now.revision = now.sequence + 1, now.revision + 1
    now.save()
    now.screens.filter(closed_at=None).update(closed_at=at)
    for invitation in now.invitations.filter(ended_at=None).order_by("id"):
        tell(by=by, at=at, meeting=now, invitation=invitation, method=CANCEL)
    _announce(by, at, now, "meetings.cancelled")
    _recorded(by, at, now, "meetings.cancel")
    return now


@transaction.atomic
def invite_more(*, by: Actor, at: dt.datetime, meeting: Meeting, invited: Iterable[Invitee]) -> Meeting:
    """Invite further people to a planned meeting."""
    now = locked(by, "lead", meeting, at)
    require_planned(now)
    asked = list(invited)
    header = cases.header(now.case_id, for_=by, at=at)
    offered = Consents(by=by, at=at, child=header.case.child_id)
    problems = _invitee_problems(asked, row_of(now))
    problems = problems or _resting(asked, offered, ends_at(now.starts_at, now.minutes))
    if not asked:
        problems["invited"] = _("Invite at least one person.")
    known = set(now.invitations.values_list("account_id", flat=True))
    known |= set(now.invitations.values_list("person_id", flat=True))
    if any((i.account or i.person) in known - {None} for i in asked):
        problems["invited"] = _("Somebody of these is invited already.")
    if problems:
        raise Invalid(problems)
    parts = _parts(header)
    for invitee in asked:
        invitation = _invite(by, at, now, invitee, parts, offered)
        tell(by=by, at=at, meeting=now, invitation=invitation, method=REQUEST)
    _recorded(by, at, now, "meetings.invite_more", invited=len(asked))
    return now


@transaction.atomic
def note_told(*, by: Actor, at: dt.datetime, meeting: Meeting, invitation: UUID) -> Invitation:
    """Somebody was told in person what the meeting is, why they are needed, and for which goal."""
    now = locked(by, "lead", meeting, at)
    require_planned(now)
    told: Invitation = now.invitations.get(pk=invitation)
    if told.told_at is None:
        told.told, told.told_at = Told.PERSON, at
    told.briefed_at = at
    told.save(update_fields=["told", "told_at", "briefed_at"])
    _recorded(by, at, now, "meetings.note_told", invitation=str(told.pk))
    return told


@transaction.atomic
def send_again(*, by: Actor, at: dt.datetime, meeting: Meeting, invitation: UUID, email: str) -> Invitation:
    """Send an invitation once more, to another address where the first was wrong. Nothing else of it changes."""
    now = locked(by, "lead", meeting, at)
    require_planned(now)
    again: Invitation = now.invitations.get(pk=invitation)
    try:
        validate_email(email.strip())
    except ValidationError:
        raise Invalid({"email": _("%(email)s is not an e-mail address.") % {"email": email[:80]}}) from None
    again.email = email.strip().lower()
    again.save(update_fields=["email"])
    tell(by=by, at=at, meeting=now, invitation=again, method=REQUEST)
    _recorded(by, at, now, "meetings.send_again", invitation=str(again.pk))
    return again


def _when(on: dt.date, time: dt.time, zone: str, at: dt.datetime) -> tuple[dt.datetime, dict[str, Any]]:
    try:
        start = local_start(on, time, zone)
    except Invalid as wrong:
        return at, dict(wrong.problems)
    if start <= at:
        return start, {"on": _("This time has passed. Choose a later one.")}
    return start, {}


def _problems(kind: str, goal: str, minutes: int, place: str, link: str) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if kind not in Kind.values:
        problems["kind"] = _("Choose what kind of meeting this is.")
    if not goal.strip():
        problems["goal"] = _("Write what the meeting is for. Everybody is told beforehand.")
    if not 5 <= minutes <= LONGEST_MINUTES:
        problems["minutes"] = _("Write how long it takes: between 5 and 720 minutes.")
    if not place.strip() and not link.strip():
        problems["place"] = _("Write where you meet, or give the address of an online room.")
    if link.strip():
        try:
            URLValidator(schemes=["https", "http"])(link.strip())
        except ValidationError:
            problems["link"] = _("Write an address that begins with https://.")
    return problems


def _late(row: KindRow, called: dt.date, on: dt.date, reason: str) -> dict[str, Any]:
    """A meeting after the limit of its kind says why."""
    if row.limit_days is None or (on - called).days <= row.limit_days or reason.strip():
        return {}
    words = _("%(kind)s is held within %(days)s days. Write why this one is later.")
    return {"late_reason": words % {"kind": Kind(row.kind).label, "days": row.limit_days}}


def _parts(header: Any) -> set[UUID]:
    return {part.institution_id for part in header.parts}


def _invitee_problems(invited: list[Invitee], row: KindRow) -> dict[str, Any]:
    for invitee in invited:
        if invitee.basis not in Basis.values:
            return {"invited": _("Choose why each person may be present.")}
        if invitee.role in Role.values and invitee.role not in row.roles:
            words = _("%(kind)s has no role “%(role)s”.")
            return {"invited": words % {"kind": Kind(row.kind).label, "role": Role(invitee.role).label}}
        if not (invitee.account or invitee.person or invitee.name.strip()):
            return {"invited": _("Write the name of everybody you invite.")}
        if invitee.role not in Role.values:
            return {"invited": _("Choose what each person is at the table for.")}
        if invitee.email:
            try:
                validate_email(invitee.email)
            except ValidationError:
                return {"invited": _("%(email)s is not an e-mail address.") % {"email": invitee.email[:80]}}
    return {}


def _basis(invitee: Invitee, parts: set[UUID]) -> str:
    if invitee.basis:
        return invitee.basis
    if invitee.institution in parts:
        return Basis.TAKES_PART
    return BASIS_OF.get(Role(invitee.role), Basis.NOT_SAID)


def _resting(invited: list[Invitee], offered: Consents, ends: dt.datetime) -> dict[str, Any]:
    for invitee in invited:
        home, name = invitee.institution, invitee.name
        if problem := offered.problem(invitee.basis, invitee.consent, ends=ends, home=home, name=name):
            return {"invited": problem}
    return {}


def _invite(
    by: Actor, at: dt.datetime, meeting: Meeting, invitee: Invitee, parts: set[UUID], offered: Consents
) -> Invitation:
    """Keep the invitation. Whoever is called is there: the caller's own answer is yes."""
    invitation = Invitation(
        meeting=meeting,
        asked_at=at,
        role=invitee.role,
        why=invitee.why.strip(),
        name=invitee.name.strip(),
        email=invitee.email.strip().lower(),
        language=meeting.case.language,
        basis=_basis(invitee, parts),
        basis_says=invitee.basis_says.strip()[:160],
    )
    if invitee.basis == Basis.CONSENT:
        invitation.consent = offered.get(invitee.consent)
        invitation.basis_says = invitation.consent.purpose
    if invitee.account:
        _as_worker(invitation, invitee, at)
    elif invitee.person:
        _as_family(invitation, invitee, by)
    if invitee.account and invitee.account == by.account:
        invitation.answer, invitation.answered_at, invitation.briefed_at = Answer.YES, at, at
    invitation.secret_hash = hash_of(invitation)
    invitation.save(force_insert=True)
    return invitation


def _as_worker(invitation: Invitation, invitee: Invitee, at: dt.datetime) -> None:
    works = (
        accounts.workers_of(invitee.institution, at=at).filter(pk=invitee.account).first()
        if invitee.institution
        else None
    )
    if works is None:
        raise Invalid({"invited": _("Somebody you invite does not work there any more. Choose again.")})
    invitation.account_id, invitation.institution_id = works.pk, invitee.institution
    invitation.name, invitation.language = works.name, works.language
    invitation.email = invitation.email or works.email


def _as_family(invitation: Invitation, invitee: Invitee, by: Actor) -> None:
    assert invitee.person is not None
    person = people.get(invitee.person, for_=by)
    invitation.person_id = person.pk
    invitation.name = invitation.name or person.name
    invitation.email = invitation.email or person.email


def _announce(by: Actor, at: dt.datetime, meeting: Meeting, code: str) -> None:
    data = {"kind": str(meeting.kind), "starts_at": meeting.starts_at.isoformat()}
    cases.announce(case=meeting.case, by=by, at=at, code=code, data=data, for_all=True)


def _recorded(by: Actor, at: dt.datetime, meeting: Meeting, act: str, **details: Any) -> None:
    trail.record(
        by=by, at=at, act=act, record_kind="meeting", record=meeting.pk, case=meeting.case_id, details=details
    )
