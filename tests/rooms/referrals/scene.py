"""Requests for the tests of this room."""

import datetime as dt
import uuid
from typing import Any

from samspil.access.service import NOBODY
from samspil.referrals import service as referrals
from samspil.referrals.models import Referral
from samspil.referrals.terms import Grounds
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
        "grounds": by_law(cast.actor(cast.petra, NOW), cast.authority),
    }  # fmt: skip
    return referrals.send(**(said | more))


def by_law(by: Any, to: Any, at: dt.datetime = NOW) -> Grounds:
    """What the law that comes with the product lets these two be told on."""
    ways = [way for way in referrals.ways(for_=by, at=at) if referrals.reaches(way, to)]
    return Grounds(basis=referrals.ground_of(ways[-1]), rule=ways[-1].rule, requested_on=TODAY)
