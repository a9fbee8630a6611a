"""The door of notices: messages out, by mail, without names and without the matter; and what became of them."""

from samspil.notices.delivery import deliver_waiting
from samspil.notices.outcomes import GIVEN_UP, REFUSED, SENT, WAITING, outcomes, take_back, undelivered
from samspil.notices.post import send

__all__ = [
    "GIVEN_UP",
    "REFUSED",
    "SENT",
    "WAITING",
    "deliver_waiting",
    "outcomes",
    "send",
    "take_back",
    "undelivered",
]
