"""The door of people: children, adults, households, bonds, addresses, and who knows them."""

from samspil.people.operations import (
    NewPerson,
    add,
    bind,
    correct,
    forget,
    lives_at,
    make_known,
    note_outside_id,
    set_right,
    share_home,
    speaks,
    take_in,
)
from samspil.people.queries import (
    Around,
    addresses,
    alike,
    around,
    by_outside_ids,
    get,
    language_words,
    outside_ids,
    search,
    several,
    spoken,
)

__all__ = [
    "Around", "NewPerson", "add", "addresses", "alike", "around", "bind", "by_outside_ids", "correct", "forget", "get",
    "language_words", "lives_at", "make_known", "note_outside_id", "outside_ids", "search", "set_right", "several",
    "share_home", "speaks", "spoken", "take_in",
]  # fmt: skip
