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

__all__ = [
    "Happening", "announce", "announce_all", "bring_in", "close", "correct", "end_share", "give_to", "looked", "moved", "open", "part_ways",
    "reopen", "send_worker", "set_next", "share", "write",
]  # fmt: skip
