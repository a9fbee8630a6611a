"""Reads of the training ledger."""

from samspil.courses.queries.day import waiting
from samspil.courses.queries.ledger import (
    KindSum,
    Ledger,
    Row,
    Said,
    divided,
    ledger,
    of_family,
    rule_for,
    said_apart,
    standing,
)
from samspil.courses.queries.own import OwnYear, own_proof, own_year, panel
from samspil.courses.queries.placing import own_municipality, proposal
from samspil.courses.queries.reading import Seats, day, days, keys_of, own_days, seats

__all__ = [
    "KindSum", "Ledger", "OwnYear", "Row", "Said", "Seats", "day", "days", "divided", "keys_of", "ledger", "of_family", "own_days",
    "own_municipality", "own_proof", "own_year", "panel", "proposal", "rule_for", "said_apart", "seats", "standing", "waiting",
]  # fmt: skip
