"""The door of course days: offered, attended, missing; and by which key municipalities share them.

`ledger` tells a year of all families, `of_family` of one, `own_year` of the family in which the actor is a
carer, with what proves that it was there (`own_proof`); `panel` puts that on the carer's home page.
"""

from samspil.courses.operations import call_off, mark, offer, set_key, set_up
from samspil.courses.policy import who_could
from samspil.courses.queries import (
    Ledger,
    OwnYear,
    Row,
    Seats,
    day,
    days,
    keys_of,
    ledger,
    of_family,
    own_days,
    own_proof,
    own_year,
    panel,
    seats,
)

__all__ = [
    "Ledger", "OwnYear", "Row", "Seats", "call_off", "day", "days", "keys_of", "ledger", "mark", "of_family", "offer",
    "own_days", "own_proof", "own_year", "panel", "seats", "set_key", "set_up", "who_could",
]  # fmt: skip
