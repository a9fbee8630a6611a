"""Writes of the shared file: steering, who takes part, what is written."""

from samspil.cases.operations.entries import (
    Happening,
    announce,
    announce_all,
    correct,
    end_share,
    looked,
    share,
    write,
)
from samspil.cases.operations.parts import bring_in, part_ways, send_worker
from samspil.cases.operations.steering import close, give_to, moved, open, reopen, set_next
from samspil.cases.operations.taking_over import NewCase, Standing, follow, take_over

__all__ = [
    "Happening", "NewCase", "Standing", "announce", "announce_all", "bring_in", "close", "correct", "end_share", "follow",
    "give_to", "looked", "moved", "open", "part_ways", "reopen", "send_worker", "set_next", "share", "take_over", "write",
]  # fmt: skip
