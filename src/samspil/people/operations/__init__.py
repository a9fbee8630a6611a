"""Writes of people: one by one, and many at once from a list or return."""

from samspil.people.operations.knowing import forget, make_known
from samspil.people.operations.persons import (
    add,
    bind,
    correct,
    lives_at,
    note_outside_id,
    share_home,
    speaks,
)
from samspil.people.operations.taking_in import NewPerson, set_right, take_in

__all__ = [
    "NewPerson", "add", "bind", "correct", "forget", "lives_at", "make_known", "note_outside_id", "set_right",
    "share_home", "speaks", "take_in",
]  # fmt: skip
