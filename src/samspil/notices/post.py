"""Mail leaves after the transaction that wrote it; a failed one is tried again, and counted."""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction

from samspil.ground import clock
from samspil.ground.actor import Actor
from samspil.notices.models import Letter

MOST_TRIES = 8


def send(
    *,
    by: Actor,
    at: dt.datetime,
    to: str,
    subject: str,
    body: str,
    calendar: bytes | str = "",
    calendar_method: str = "",
) -> Letter:
    """Queue a mail in the running transaction; it leaves once that is committed."""
    text = calendar.decode() if isinstance(calendar, bytes) else calendar
    letter = Letter.objects.create(
        to=to,
        subject=subject,
        body=body,
        calendar=text,
        calendar_method=calendar_method,
        institution=by.institution,
        queued_at=at,
    )
    transaction.on_commit(lambda: _enqueue(letter.pk))
    return letter


def _enqueue(letter: UUID) -> None:
    from samspil.notices.tasks import deliver_letter

    deliver_letter.enqueue(str(letter))


def deliver(letter: Letter, *, at: dt.datetime) -> bool:
    """Hand one letter to the mail server. True when it is gone; a failure is kept with its reason."""
    mail = EmailMultiAlternatives(letter.subject, letter.body, settings.DEFAULT_FROM_EMAIL, [letter.to])
    if letter.calendar:
        mail.attach_alternative(letter.calendar, f"text/calendar; method={letter.calendar_method}")
        mail.attach("invite.ics", letter.calendar, "text/calendar")
    letter.tries += 1
    try:
        get_connection().send_messages([mail])
    except OSError as error:
        letter.failure = type(error).__name__
        letter.save(update_fields=["tries", "failure"])
        return False
    letter.sent_at, letter.failure = at, ""
    letter.save(update_fields=["sent_at", "tries", "failure"])
    return True


def deliver_waiting(*, at: dt.datetime | None = None, limit: int = 100) -> tuple[int, int]:
    """Try everything that still waits; for the worker's round and for operators. Returns (sent, failed)."""
    waiting = Letter.objects.filter(sent_at=None, tries__lt=MOST_TRIES).order_by("queued_at")[:limit]
    results = [deliver(letter, at=at or clock.now()) for letter in waiting]
    return sum(results), len(results) - sum(results)
