"""The door of coaching: who supervises whom, what stands still at a worker, what a supervisor says about it."""

from samspil.coaching.operations import end_line, erase, read, say, set_line
from samspil.coaching.policy import who_could
from samspil.coaching.queries import (
    Item,
    Standing,
    comment,
    comments,
    line,
    lines,
    overview,
    standing,
    supervisors,
    waiting,
)

__all__ = [
    "Item", "Standing", "comment", "comments", "end_line", "erase", "line", "lines", "overview", "read", "say",
    "set_line", "standing", "supervisors", "waiting", "who_could",
]  # fmt: skip
