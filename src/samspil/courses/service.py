"""The door of course days: offered, attended, missing; and by which key municipalities share them.

`ledger` tells a year of all families, `of_family` of one, `own_days` of the family in which the actor is a carer.
"""

from samspil.courses.operations import call_off, mark, offer, set_key, set_up
from samspil.courses.queries import (
    Ledger,
    Row,
    Seats,
    day,
    days,
    keys_of,
    ledger,
    of_family,
    own_days,
    seats,
)

__all__ = [
    "Ledger", "Row", "Seats", "call_off", "day", "days", "keys_of", "ledger", "mark", "of_family", "offer", "own_days", "seats",
    "set_key", "set_up",
]  # fmt: skip
