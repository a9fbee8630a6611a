"""Handing letters to the mail server; a failed one is tried again, and counted."""

import datetime as dt
import smtplib

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from samspil.ground import clock
from samspil.notices.models import Letter

MOST_TRIES = 8


def message_id(letter: Letter) -> str:
    """By this a mail that comes back is known again."""
    return f"<{letter.pk}@samspil>"


def _for_good(error: OSError) -> bool:
    """Whether the server said of the address itself that it will never take mail (RFC 5321: 5yz)."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return any(500 <= code < 600 for code, _words in error.recipients.values())


def deliver(letter: Letter, *, at: dt.datetime) -> bool:
    """Hand one letter to the mail server. True when it is gone; a failure is kept with its reason."""
    named = {"Message-ID": message_id(letter)}
    mail = EmailMultiAlternatives(
        letter.subject, letter.body, settings.DEFAULT_FROM_EMAIL, [letter.to], headers=named
    )
    if letter.calendar:
        mail.attach_alternative(letter.calendar, f"text/calendar; method={letter.calendar_method}")
        # The file has another type on purpose: two text/calendar parts would be two invitations to some programs.
        mail.attach("invite.ics", letter.calendar.encode(), "application/ics")
    letter.tries += 1
    try:
        get_connection().send_messages([mail])
    except OSError as error:
        letter.failure = type(error).__name__
        if _for_good(error):
            letter.refused_at = at
        letter.save(update_fields=["tries", "failure", "refused_at"])
        return False
    letter.sent_at, letter.failure = at, ""
    letter.save(update_fields=["sent_at", "tries", "failure"])
    return True


def deliver_by_id(letter: str, *, at: dt.datetime) -> bool:
    """Deliver one letter if nobody has delivered it yet."""
    waiting = Letter.objects.filter(pk=letter, sent_at=None, refused_at=None).first()
    return deliver(waiting, at=at) if waiting else False


def deliver_waiting(*, at: dt.datetime | None = None, limit: int = 100) -> tuple[int, int]:
    """Try everything that still waits; for the worker's round and for operators. Returns (sent, failed)."""
    waiting = Letter.objects.filter(sent_at=None, refused_at=None, tries__lt=MOST_TRIES).order_by(
        "queued_at"
    )[:limit]
    results = [deliver(letter, at=at or clock.now()) for letter in waiting]
    return sum(results), len(results) - sum(results)
