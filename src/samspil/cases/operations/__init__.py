"""Writes of the shared file: steering, who takes part, what is written, what crosses, looks in an emergency."""

from samspil.cases.operations.crossing import Ground, end_share, share, share_facts
from samspil.cases.operations.emergency import (
    SHORTEST_REASON,
    SPANS,
    end_look,
    find_in_emergency,
    look_in_emergency,
    review,
)
from samspil.cases.operations.entries import Happening, announce, announce_all, correct, looked, write
from samspil.cases.operations.guard import facts_only, require_part
from samspil.cases.operations.parts import bring_in, part_ways, send_worker
from samspil.cases.operations.speaking import AWARE, listens, shows_all, stays
from samspil.cases.operations.steering import close, give_to, moved, open, reopen, set_next
from samspil.cases.operations.taking_over import NewCase, Standing, follow, take_over

__all__ = [
    "AWARE", "SHORTEST_REASON", "SPANS", "Ground", "Happening", "NewCase", "Standing", "announce",
    "announce_all", "bring_in", "close", "correct", "end_look",
    "end_share", "facts_only", "find_in_emergency", "follow", "give_to", "listens", "look_in_emergency", "looked", "moved", "open",
    "part_ways", "reopen", "require_part", "review", "send_worker", "set_next", "share", "share_facts", "shows_all", "stays",
    "take_over", "write",
]  # fmt: skip
