"""The door of the acute line: calls, what they show, hand-overs; how reachable the line is and what silence means."""

from samspil.line.bridge import Day, Figures, Quiet, quiet, tests_due
from samspil.line.operations import (
    accept,
    begin,
    call_back_done,
    done,
    finish,
    know,
    make_test,
    note_outage,
    open_line,
    plan_tests,
    quick,
    raise_flag,
    refer,
    set_family,
)
from samspil.line.operations.answering import Said, draft_key
from samspil.line.policy import leads, shows
from samspil.line.queries import (
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
    today,
    waiting,
    whose,
)

__all__ = [
    "Day", "Essentials", "Figures", "Quiet", "Said", "accept", "before", "begin", "call", "call_back_done", "done", "draft_key",
    "essentials", "families", "finish", "flags_about", "handover", "handovers", "know", "leads", "line", "lines", "make_test",
    "note_outage", "open_calls", "open_line", "plan_tests", "quick", "quiet", "raise_flag", "recent", "refer", "set_family", "shows",
    "tests_due", "to_give_back", "today", "waiting", "whose",
]  # fmt: skip
