"""Writes of the line."""

from samspil.line.operations.answering import (
    begin,
    call_back_done,
    finish,
    quick,
    raise_flag,
    refer,
    set_family,
)
from samspil.line.operations.handing import accept, done
from samspil.line.operations.reviewing import allow, draw, give_back
from samspil.line.operations.ringing import hear, ring, sweep, take
from samspil.line.operations.running import know, make_test, note_outage, open_line, plan_tests

__all__ = [
    "accept", "allow", "begin", "call_back_done", "done", "draw", "finish", "give_back", "hear", "know", "make_test", "note_outage",
    "open_line", "plan_tests", "quick", "raise_flag", "refer", "ring", "set_family", "sweep", "take",
]  # fmt: skip
