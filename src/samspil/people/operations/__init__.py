"""Writes of people: one by one, and many at once from a list or return."""

from samspil.people.operations.bonds import bind, change_bond
from samspil.people.operations.doubles import ask_again, dismiss, look_for_doubles, note_doubles
from samspil.people.operations.homes import join_home, leave_home, lives_at, protect, share_home
from samspil.people.operations.joining import join_records, part_records, when_joined
from samspil.people.operations.knowing import forget, make_known
from samspil.people.operations.persons import add, correct, note_outside_id, speaks
from samspil.people.operations.taking_in import NewPerson, set_right, take_in

__all__ = [
    "NewPerson", "add", "ask_again", "bind", "change_bond", "correct", "dismiss", "forget", "join_home", "join_records",
    "leave_home", "lives_at", "look_for_doubles", "make_known", "note_doubles", "note_outside_id", "part_records", "protect",
    "set_right", "share_home", "speaks", "take_in", "when_joined",
]  # fmt: skip
