"""The door of consents: who agreed that what may be told to whom, for what, until when; and that it has ended."""

from samspil.consents.models import Consent
from samspil.consents.operations import Given, missing, record, renew, when_ended, withdraw
from samspil.consents.operations.erasing import erase
from samspil.consents.policy import who_could
from samspil.consents.queries import (
    Facts,
    Plain,
    at_hand,
    covers,
    ending_soon,
    get,
    given_by,
    last_day,
    lent,
    may,
    of_person,
    panel,
    plain,
    recipient,
    running,
    scan,
    speaks,
    state,
    waiting,
)

__all__ = [
    "Consent", "Facts", "Given", "Plain", "at_hand", "covers", "ending_soon", "erase",
    "get", "given_by", "last_day", "lent", "may", "missing", "of_person", "panel", "plain",
    "recipient", "record", "renew", "running", "scan", "speaks", "state", "waiting", "when_ended", "who_could",
    "withdraw",
]  # fmt: skip
