"""Joining from elsewhere: a secret link for one meeting, knocking under a name of the invited, being let in."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.accounts import service as accounts
from samspil.ground import fence
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.ids import new_id
from samspil.meetings import queries
from samspil.meetings.models import Attendance, Guest, Meeting, SharedScreen
from samspil.meetings.operations.guard import locked, require_planned
from samspil.meetings.terms import Step
from samspil.trail import service as trail

MOST_KNOCKS = 60
"""How often one link is knocked at; somebody who guesses names does not fill the store."""


def join_address(screen: SharedScreen) -> str:
    """The link to hand out. Its secret is made from the key of the installation; only its hash is kept."""
    return settings.SITE_URL.rstrip("/") + reverse("meetings:join", args=[_secret(screen.pk)])


def _secret(screen: UUID) -> str:
    return salted_hmac("samspil.meetings.join", str(screen), algorithm="sha256").hexdigest()


@transaction.atomic
def open_screen(*, by: Actor, at: dt.datetime, meeting: Meeting) -> SharedScreen:
    """A link to the screen of this meeting, for those who join from elsewhere. One at a time."""
    now = locked(by, "minutes", meeting, at)
    require_planned(now)
    there = now.screens.filter(closed_at=None).first()
    if there is not None and queries.is_held(there, at=at):
        return there
    now.screens.filter(closed_at=None).update(closed_at=at)
    id = new_id()
    screen = SharedScreen.objects.create(
        id=id,
        meeting=now,
        secret_hash=accounts.secret_hash(_secret(id)),
        opened_at=at,
        opened_by_id=by.account,
        institution_id=by.institution,
    )
    _recorded(by, at, now, "meetings.open_screen", screen=str(screen.pk))
    return screen


@transaction.atomic
def close_screen(*, by: Actor, at: dt.datetime, meeting: Meeting) -> None:
    """The link ends at once; whoever watched sees nothing more."""
    now = locked(by, "minutes", meeting, at)
    if now.screens.filter(closed_at=None).update(closed_at=at):
        _recorded(by, at, now, "meetings.close_screen")


@transaction.atomic
def turn(*, by: Actor, at: dt.datetime, meeting: Meeting, step: str) -> None:
    """The room goes on to another view, and with it everybody at the shared screen."""
    now = locked(by, "minutes", meeting, at)
    if step not in Step.values:
        raise Invalid({"step": _("There is no such view.")})
    now.screens.filter(closed_at=None).update(step=step)
    _recorded(by, at, now, "meetings.turn", step=str(step))


@transaction.atomic
def knock(*, by: Actor, at: dt.datetime, screen: SharedScreen, invitation: UUID | None) -> Guest:
    """Somebody with the link says who of the invited they are, and waits. `by` is signed in nowhere."""
    if screen.meeting.private_since is not None:
        raise Refused(_("It is private time. Nothing is written down until it is over."))
    with fence.lifted("whoever holds the link of a shared screen says who they are, without signing in"):
        who = next((i for i in queries.may_knock(screen) if i.pk == invitation), None)
        if who is None:
            raise Invalid({"invitation": _("Choose who you are.")})
        if screen.guests.count() >= MOST_KNOCKS:
            raise Invalid({"invitation": _("Too many people have knocked. Ask for a new link.")})
        guest = Guest.objects.create(screen=screen, invitation=who, knocked_at=at)
        _recorded(by, at, screen.meeting, "meetings.knock", guest=str(guest.pk), invitation=str(who.pk))
    return guest


@transaction.atomic
def let_in(*, by: Actor, at: dt.datetime, meeting: Meeting, guest: UUID) -> Guest:
    """Whoever leads knows the voice or face behind the name. From then on they are present."""
    now, found = _guest(by, at, meeting, guest)
    if found.let_in_at is None:
        found.let_in_at, found.sent_out_at = at, None
        found.save(update_fields=["let_in_at", "sent_out_at"])
        facts = {"noted_at": at, "noted_by_id": by.account, "remote": True}
        Attendance.objects.get_or_create(invitation=found.invitation, defaults=facts)
        _recorded(by, at, now, "meetings.let_in", guest=str(found.pk))
    return found


@transaction.atomic
def send_out(*, by: Actor, at: dt.datetime, meeting: Meeting, guest: UUID) -> Guest:
    """Not let in, or no longer: the screen of this one person ends."""
    now, found = _guest(by, at, meeting, guest)
    found.sent_out_at = at
    found.save(update_fields=["sent_out_at"])
    _recorded(by, at, now, "meetings.send_out", guest=str(found.pk))
    return found


def _guest(by: Actor, at: dt.datetime, meeting: Meeting, guest: UUID) -> tuple[Meeting, Guest]:
    now = locked(by, "minutes", meeting, at)
    rows = Guest.objects.select_related("invitation").filter(screen__meeting=now, screen__closed_at=None)
    found = rows.filter(pk=guest).first()
    if found is None:
        raise NotFound
    return now, found


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
