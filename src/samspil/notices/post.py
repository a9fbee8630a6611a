"""A mail is queued in the transaction that speaks of it, and leaves after that is committed."""

import datetime as dt

from django.db import transaction

from samspil.ground.actor import Actor
from samspil.notices.models import Letter
from samspil.notices.tasks import deliver_letter


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
    transaction.on_commit(lambda: deliver_letter.enqueue(str(letter.pk)))
    return letter
