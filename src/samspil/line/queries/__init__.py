"""Reads of the line."""

from samspil.line.queries.calls import (
    Essentials,
    before,
    call,
    essentials,
    families,
    flags_about,
    handover,
    handovers,
    line,
    lines,
    open_calls,
    open_for,
    recent,
    ringing,
    to_give_back,
    whose,
)
from samspil.line.queries.day import today, waiting

__all__ = [
    "Essentials", "before", "call", "essentials", "families", "flags_about", "handover",
    "handovers", "line", "lines", "open_calls", "open_for", "recent", "ringing", "to_give_back", "today", "waiting", "whose",
]  # fmt: skip
