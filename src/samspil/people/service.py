"""The door of people: children, adults, households, bonds, addresses, and who knows them."""

from samspil.people.operations import (
    NewPerson,
    add,
    bind,
    change_bond,
    correct,
    forget,
    join_home,
    leave_home,
    lives_at,
    make_known,
    note_outside_id,
    protect,
    set_right,
    share_home,
    speaks,
    take_in,
)
from samspil.people.queries import (
    Around,
    Home,
    addresses,
    alike,
    around,
    bond,
    by_outside_ids,
    earlier,
    get,
    homes,
    household,
    language_words,
    member,
    outside_ids,
    own_address,
    said_before,
    search,
    several,
    spoken,
)

__all__ = [
    "Around", "Home", "NewPerson", "add", "addresses", "alike", "around", "bind", "bond", "by_outside_ids", "change_bond",
    "correct", "earlier", "forget", "get", "homes", "household", "join_home", "language_words", "leave_home", "lives_at",
    "make_known", "member", "note_outside_id", "outside_ids", "own_address", "protect", "said_before", "search", "set_right", "several",
    "share_home", "speaks", "spoken", "take_in",
]  # fmt: skip
