"""Requests for the tests of this room."""

import datetime as dt
import uuid
from typing import Any

from samspil.access.service import NOBODY
from samspil.referrals import service as referrals
from samspil.referrals.models import Referral
from tests.cast import NOW, TODAY, Cast


def asked(cast: Cast, **more: Any) -> Referral:
    """A citizen asks the authority."""
    said = {
        "by": NOBODY, "at": NOW, "to": cast.authority, "source": "citizen", "urgency": "week", "language": "cs",
        "text": "The boy next door is alone all day.", "form_token": uuid.uuid4(),
    }  # fmt: skip
    said |= more
    referrals.ask(**said)
    return Referral.objects.get(form_token=said["form_token"])


def sent(cast: Cast, **more: Any) -> Referral:
    """Petra's support service asks the authority."""
    said = {
        "by": cast.actor(cast.petra), "at": NOW, "to": cast.authority, "urgency": "day",
        "next_on": TODAY + dt.timedelta(days=3), "text": "Housing ends in May.", "child_name": "Adam Novotný",
    }  # fmt: skip
    return referrals.send(**(said | more))
