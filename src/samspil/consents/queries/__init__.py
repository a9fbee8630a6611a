"""Reading consents: one, somebody's, those in force, those about to end, and in plain words."""

from samspil.consents.queries.lent import lent
from samspil.consents.queries.plain import Facts, Plain, plain, speaks
from samspil.consents.queries.reading import (
    at_hand,
    covers,
    get,
    given_by,
    last_day,
    may,
    of_person,
    recipient,
    running,
    scan,
    state,
)
from samspil.consents.queries.waits import ending_soon, panel, waiting

__all__ = [
    "Facts", "Plain", "at_hand", "covers", "ending_soon", "get", "given_by", "last_day", "lent", "may", "of_person", "panel", "plain",
    "recipient", "running", "scan", "speaks", "state", "waiting",
]  # fmt: skip
