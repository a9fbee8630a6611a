"""The door of formulations: the map of a family's situation, drawn together by everybody around the child."""

from samspil.formulations.bridge import Loop, looks_like, loops, repeats
from samspil.formulations.operations import (
    add_factor,
    change_factor,
    contest,
    here,
    keep_loser,
    keep_version,
    link,
    move_factor,
    note_tried,
    remove_factor,
    start,
    state_hypothesis,
    stopped_writing,
    unlink,
)
from samspil.formulations.operations.erasing import erase
from samspil.formulations.policy import can, words_are_theirs
from samspil.formulations.queries import (
    Line,
    Present,
    Presentation,
    current,
    earlier_hypotheses,
    factor,
    factors,
    for_presentation,
    get,
    history,
    hypothesis,
    latest_version,
    links,
    on_board,
    present,
    removed,
    rests_on,
    tried,
    version,
    versions,
    voice_name,
    waiting,
    without_hypothesis,
)
from samspil.formulations.queries import link as get_link

__all__ = [
    "Line", "Loop", "Present", "Presentation", "add_factor", "can", "change_factor", "contest", "current",
    "earlier_hypotheses", "erase", "factor", "factors", "for_presentation", "get", "get_link", "here", "history", "hypothesis",
    "keep_loser", "keep_version", "latest_version", "link", "links", "looks_like", "loops", "move_factor",
    "note_tried", "on_board", "present", "remove_factor", "removed", "repeats", "rests_on", "start", "state_hypothesis",
    "stopped_writing", "tried", "unlink", "version", "versions", "voice_name", "waiting", "without_hypothesis", "words_are_theirs",
]  # fmt: skip
