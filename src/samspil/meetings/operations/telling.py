"""Telling the invited: a mail in their language with a calendar part. It carries a time and a link, nothing else."""

import datetime as dt
from email.utils import parseaddr
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.accounts import service as accounts
from samspil.look import service as look
from samspil.meetings.models import Invitation, Meeting
from samspil.meetings.operations.calendar import as_calendar
from samspil.meetings.terms import Told
from samspil.notices import service as notices
from samspil.trail import service as trail

REQUEST, CANCEL = "REQUEST", "CANCEL"


def secret_of(invitation: Invitation) -> str:
    """The secret of the answer link. Made from the key of the installation, so that a changed invitation carries
    the same link again although only the hash of the secret is kept; sent to another address, it carries another link."""
    made_of = f"{invitation.pk} {invitation.email}"
    return salted_hmac("samspil.meetings.answer", made_of, algorithm="sha256").hexdigest()


def hash_of(invitation: Invitation) -> str:
    return accounts.secret_hash(secret_of(invitation))


def link_of(invitation: Invitation) -> str:
    path = reverse("meetings:answer", args=[secret_of(invitation)])
    return settings.SITE_URL.rstrip("/") + path


def organizer() -> str:
    """The address the mail comes from. An institution's own address would give the matter away."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def tell(
    *,
    by: Actor,
    at: dt.datetime,
    meeting: Meeting,
    invitation: Invitation,
    method: str,
    changed: bool = False,
    uninvited: bool = False,
) -> None:
    """Send the invitation, its change or the cancellation, for all or, `uninvited`, for this person alone.
    Whoever has no address must be told in person."""
    if not invitation.email:
        return
    link = link_of(invitation)
    subject, body = _words(meeting, invitation, link, method, changed, uninvited)
    part = as_calendar(
        meeting,
        at=at,
        method=method,
        link=link,
        organizer=organizer(),
        attendee=invitation.email,
        answer=invitation.answer,
        language=invitation.language,
        uninvited=uninvited,
    )
    letter = notices.send(
        by=by, at=at, to=invitation.email, subject=subject, body=body, calendar=part, calendar_method=method
    )
    invitation.secret_hash = hash_of(invitation)
    invitation.told, invitation.told_at, invitation.letter = Told.MAIL, at, letter.pk
    invitation.save(update_fields=["secret_hash", "told", "told_at", "letter"])
    trail.record(
        by=by, at=at, act="meetings.tell", record_kind="meeting", record=meeting.pk, case=meeting.case_id,
        deed=trail.Deed.LEFT, details={"invitation": str(invitation.pk), "method": method},
    )  # fmt: skip


def _words(
    meeting: Meeting, invitation: Invitation, link: str, method: str, changed: bool, uninvited: bool
) -> tuple[str, str]:
    local = meeting.starts_at.astimezone(ZoneInfo(meeting.time_zone))
    with translation.override(invitation.language):
        moment = {"moment": look.moment(local, invitation.language)}
        if uninvited:
            words = _("You are no longer invited to the meeting on %(moment)s. You need not come.")
            return _("Invitation taken back"), words % moment + "\n"
        if method == CANCEL:
            return _("Meeting cancelled"), _("The meeting on %(moment)s is cancelled.") % moment + "\n"
        if changed:
            subject = _("Meeting changed")
            first = _("Something about the meeting has changed. It is on %(moment)s.") % moment
        else:
            subject = _("Meeting")
            first = _("You are invited to a meeting on %(moment)s.") % moment
        second = _("Where it is, and your answer:")
    return subject, f"{first}\n\n{second}\n{link}\n"
