"""Inviting people to a meeting, once more where an address was wrong, and noting who was told in person."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.ground import typed
from samspil.ground.errors import Invalid
from samspil.meetings.models import Invitation, Meeting
from samspil.meetings.operations.guard import locked, require_planned, row_of
from samspil.meetings.operations.resting import Consents, ends_at
from samspil.meetings.operations.telling import REQUEST, hash_of, tell
from samspil.meetings.terms import BASIS_OF, Answer, Basis, Invitee, Kind, KindRow, Role, Told
from samspil.people import service as people
from samspil.trail import service as trail


@transaction.atomic
def invite_more(*, by: Actor, at: dt.datetime, meeting: Meeting, invited: Iterable[Invitee]) -> Meeting:
    """Invite further people to a planned meeting."""
    now = locked(by, "lead", meeting, at)
    require_planned(now)
    asked = list(invited)
    header = cases.header(now.case_id, for_=by, at=at)
    offered = Consents(by=by, at=at, child=header.case.child_id)
    problems = invitee_problems(asked, row_of(now))
    problems = problems or resting_problems(asked, offered, ends_at(now.starts_at, now.minutes))
    known = set(now.invitations.values_list("account_id", flat=True))
    known |= set(now.invitations.values_list("person_id", flat=True))
    if any((i.account or i.person) in known - {None} for i in asked):
        problems["invited"] = _("Somebody of these is invited already.")
    if problems:
        raise Invalid(problems)
    typed.hands_on([now.goal, now.place, now.agenda])
    _invite_all(by=by, at=at, meeting=now, header=header, invited=asked, offered=offered)
    _recorded(by, at, now, "meetings.invite_more", invited=len(asked))
    return now


def _invite_all(
    *, by: Actor, at: dt.datetime, meeting: Meeting, header: Any, invited: list[Invitee], offered: Consents
) -> None:
    """Keep and send the invitations of people who were found to be in order. Each letter stands in the record."""
    parts = {part.institution_id for part in header.parts}
    for invitee in invited:
        invitation = _invite(by, at, meeting, invitee, parts, offered)
        tell(by=by, at=at, meeting=meeting, invitation=invitation, method=REQUEST)


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


def invitee_problems(invited: list[Invitee], row: KindRow) -> dict[str, Any]:
    if not invited:
        return {"invited": _("Invite at least one person.")}
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


def resting_problems(invited: list[Invitee], offered: Consents, ends: dt.datetime) -> dict[str, Any]:
    """Whether somebody is asked on a consent that does not carry it."""
    for invitee in invited:
        home, name = invitee.institution, invitee.name
        if problem := offered.problem(invitee.basis, invitee.consent, ends=ends, home=home, name=name):
            return {"invited": problem}
    return {}


def _basis(invitee: Invitee, parts: set[UUID]) -> str:
    if invitee.basis:
        return invitee.basis
    if invitee.institution in parts:
        return Basis.TAKES_PART
    return BASIS_OF.get(Role(invitee.role), Basis.NOT_SAID)


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


def _recorded(by: Actor, at: dt.datetime, meeting: Meeting, act: str, **details: Any) -> None:
    trail.record(
        by=by,
        at=at,
        act=act,
        record_kind="meeting",
        record=meeting.pk,
        case=meeting.case_id,
        details=details or None,
    )
