"""Reads of the training ledger."""

from samspil.courses.queries.ledger import (
    KindSum,
    Ledger,
    Row,
    divided,
    ledger,
    of_family,
    rule_for,
    standing,
)
from samspil.courses.queries.reading import Seats, day, days, keys_of, own_days, seats

__all__ = [
    "KindSum", "Ledger", "Row", "Seats", "day", "days", "divided", "keys_of", "ledger", "of_family", "own_days", "rule_for",
    "seats", "standing",
]  # fmt: skip
