"""Writes of the map."""

from samspil.formulations.operations.cards import (
    add_factor,
    change_factor,
    keep_loser,
    move_factor,
    remove_factor,
)
from samspil.formulations.operations.family import end_family, give_family
from samspil.formulations.operations.links import link, unlink
from samspil.formulations.operations.maps import here, keep_version, note_tried, start, stopped_writing
from samspil.formulations.operations.thinking import judge, state_hypothesis
from samspil.formulations.operations.voices import contest, see_otherwise, take_back
from samspil.formulations.operations.words import method_word, publish_words, take_words

__all__ = [
    "add_factor", "change_factor", "contest", "end_family", "give_family", "here", "judge", "keep_loser", "keep_version",
    "link", "method_word", "move_factor", "note_tried", "publish_words", "remove_factor", "see_otherwise", "start",
    "state_hypothesis", "stopped_writing", "take_back", "take_words", "unlink",
]  # fmt: skip
