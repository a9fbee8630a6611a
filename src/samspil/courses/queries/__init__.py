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
from samspil.courses.queries.own import OwnYear, own_proof, own_year, panel
from samspil.courses.queries.reading import Seats, day, days, keys_of, own_days, seats

__all__ = [
    "KindSum", "Ledger", "OwnYear", "Row", "Seats", "day", "days", "divided", "keys_of", "ledger", "of_family", "own_days",
    "own_proof", "own_year", "panel", "rule_for", "seats", "standing",
]  # fmt: skip
