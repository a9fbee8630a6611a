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
    recent,
    to_give_back,
    whose,
)
from samspil.line.queries.day import today, waiting
from samspil.line.queries.quiet import Day, Figures, Quiet, figures, quiet, tests_due

__all__ = [
    "Day", "Essentials", "Figures", "Quiet", "before", "call", "essentials", "families", "figures", "flags_about", "handover",
    "handovers", "line", "lines", "open_calls", "quiet", "recent", "tests_due", "to_give_back", "today", "waiting", "whose",
]  # fmt: skip
