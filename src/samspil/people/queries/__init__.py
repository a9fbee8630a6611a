"""Reads of people, always for an actor."""

from samspil.people.queries.joining import (
    Column,
    One,
    as_one,
    candidates,
    compared,
    dismissed,
    double,
    doubles,
    found,
    in_hand,
    join,
    joins_of,
    last_look,
    leads,
    ones,
    records_of,
    search,
)
from samspil.people.queries.marks import Marks, bearers, marks
from samspil.people.queries.persons import (
    Around,
    Essentials,
    Home,
    addresses,
    alike,
    around,
    bond,
    by_outside_ids,
    earlier,
    essentials,
    get,
    homes,
    household,
    language_words,
    member,
    outside_ids,
    own_address,
    said_before,
    search_records,
    several,
    spoken,
)

__all__ = [
    "Around", "Column", "Essentials", "Home", "Marks", "One", "addresses", "alike", "around", "as_one", "bearers", "bond", "by_outside_ids", "candidates",
    "compared", "dismissed", "double", "doubles", "earlier", "essentials", "found", "get", "homes", "household", "in_hand", "join",
    "joins_of", "language_words", "last_look", "leads", "marks", "member", "ones", "outside_ids", "own_address", "records_of", "said_before",
    "search", "search_records", "several", "spoken",
]  # fmt: skip
