"""Writes of the map."""

from samspil.formulations.operations.cards import (
    add_factor,
    change_factor,
    contest,
    keep_loser,
    link,
    move_factor,
    remove_factor,
    unlink,
)
from samspil.formulations.operations.maps import (
    here,
    keep_version,
    note_tried,
    start,
    state_hypothesis,
    stopped_writing,
)

__all__ = [
    "add_factor", "change_factor", "contest", "here", "keep_loser", "keep_version", "link", "move_factor",
    "note_tried", "remove_factor", "start", "state_hypothesis", "stopped_writing", "unlink",
]  # fmt: skip
