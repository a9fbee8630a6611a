"""What became of letters, and mails that came back (RFC 3464)."""

import datetime as dt
import email
import email.policy
import re
from collections.abc import Iterable
from email.message import EmailMessage
from typing import Any
from uuid import UUID

from django.db.models import Exists, Q

from samspil.notices.delivery import MOST_TRIES
from samspil.notices.models import Letter

WAITING, SENT, REFUSED, GIVEN_UP = "waiting", "sent", "refused", "given up"
_OURS = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@samspil>")


def outcomes(letters: Iterable[UUID | None]) -> dict[UUID, str]:
    """What became of each letter, as far as it is still kept. One query."""
    rows = Letter.objects.filter(pk__in={id for id in letters if id})
    found = rows.values_list("pk", "sent_at", "refused_at", "tries")
    return {pk: _outcome(sent, refused, tries) for pk, sent, refused, tries in found}


def undelivered(letter: Any) -> Exists:
    """Whether a letter can never be delivered, as part of a query of a room above."""
    failed = Q(refused_at__isnull=False) | Q(sent_at=None, tries__gte=MOST_TRIES)
    return Exists(Letter.objects.filter(failed, pk=letter))


def _outcome(sent: dt.datetime | None, refused: dt.datetime | None, tries: int) -> str:
    if refused:
        return REFUSED
    if sent:
        return SENT
    return GIVEN_UP if tries >= MOST_TRIES else WAITING


def take_back(raw: bytes, *, at: dt.datetime) -> UUID | None:
    """Read a mail that came back. If it says that one of our letters can never be delivered, the letter is marked as
    refused and its id returned. Anything else, also a report of mere delay, changes nothing."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not _failed(message):
        return None
    for id in _OURS.findall(raw.decode("utf-8", "replace")):
        letter = Letter.objects.filter(pk=id, refused_at=None).first()
        if letter is not None:
            letter.refused_at, letter.failure = at, "came back"
            letter.save(update_fields=["refused_at", "failure"])
            return letter.pk
    return None


def _failed(message: EmailMessage) -> bool:
    """Whether a delivery status in it says "failed" for good: action failed, status 5.x.x."""
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for block in part.get_payload():  # type: ignore[union-attr]
            action = str(block.get("Action", "")).strip().lower()  # type: ignore[union-attr]
            status = str(block.get("Status", "")).strip()  # type: ignore[union-attr]
            if action == "failed" and status.startswith("5"):
                return True
    return False
