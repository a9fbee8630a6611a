"""Writes of people: one by one, and many at once from a list or return."""

from samspil.people.operations.bonds import bind, change_bond
from samspil.people.operations.homes import join_home, leave_home, lives_at, protect, share_home
from samspil.people.operations.knowing import forget, make_known
from samspil.people.operations.persons import add, correct, note_outside_id, speaks
from samspil.people.operations.taking_in import NewPerson, set_right, take_in

__all__ = [
    "NewPerson", "add", "bind", "change_bond", "correct", "forget", "join_home", "leave_home", "lives_at", "make_known",
    "note_outside_id", "protect", "set_right", "share_home", "speaks", "take_in",
]  # fmt: skip
