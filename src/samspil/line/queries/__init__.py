"""Reads of the line."""

from samspil.line.queries.calls import (
    Essentials,
    before,
    call,
    essentials,
    families,
    flag,
    flags_about,
    handover,
    handovers,
    line,
    lines,
    open_calls,
    open_for,
    recent,
    ringing,
    spans,
    to_give_back,
    whose,
)
from samspil.line.queries.day import today, waiting
from samspil.line.queries.reviews import Learning, asked_to_learn, learning, review
from samspil.line.queries.seeing import (
    who_could,
    who_could_flag,
    who_could_handed,
    who_could_learn,
    who_learns,
)

__all__ = [
    "Essentials", "Learning", "asked_to_learn", "before", "call", "essentials", "families", "flag", "flags_about", "handover",
    "handovers", "learning", "line", "lines", "open_calls", "open_for", "recent", "review", "ringing", "spans", "to_give_back",
    "today", "waiting", "who_could", "who_could_flag", "who_could_handed", "who_could_learn", "who_learns", "whose",
]  # fmt: skip
