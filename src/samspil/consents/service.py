"""The door of consents: who agreed that what may be told to whom, for what, until when; and that it has ended."""

from samspil.consents.models import Consent
from samspil.consents.operations import record, renew, when_ended, withdraw
from samspil.consents.operations.recording import Given
from samspil.consents.queries import (
    covers,
    ending_soon,
    get,
    last_day,
    may,
    of_person,
    recipient,
    running,
    scan,
    state,
)

__all__ = [
    "Consent", "Given", "covers", "ending_soon", "get", "last_day", "may", "of_person", "recipient", "record", "renew",
    "running", "scan", "state", "when_ended", "withdraw",
]  # fmt: skip
