"""A form counts once: pressed twice, or sent again after going back, it leads where it led the first time.

Each page that is drawn carries a token of its own in its forms. Who sent it, where, the token and all that was typed
make a digest; the first that brings it does the work, in the same transaction, and whoever brings it again is told
where that led. A second one that comes while the first is at work waits for it.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction

from samspil.documents.models import Sending

KEPT = dt.timedelta(days=1)


def digest(account: UUID, parts: Iterable[str]) -> str:
    whole = hashlib.sha256(str(account).encode())
    for part in parts:
        whole.update(b"\0" + part.encode("utf-8", "replace"))
    return whole.hexdigest()


def first(found: str, *, account: UUID, at: dt.datetime) -> str | None:
    """None for the first who brings this digest; for whoever brings it again, where it led. In a transaction."""
    Sending.objects.filter(account=account, sent_at__lt=at - KEPT).delete()
    try:
        with transaction.atomic():
            Sending.objects.create(account=account, digest=found, sent_at=at)
    except IntegrityError:
        return Sending.objects.get(digest=found).location
    return None


def led_to(found: str, location: str) -> None:
    """It was done; where it led. An empty location: nothing was done, it may be sent again."""
    rows = Sending.objects.filter(digest=found)
    if location:
        rows.update(location=location[:500])
    else:
        rows.delete()
