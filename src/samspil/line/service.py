"""The door of the acute line: calls, what they show, hand-overs; how reachable the line is and what silence means."""

import datetime as dt

from samspil.access.service import NOBODY
from samspil.line.bridge import Day, Figures, Quiet, due_tests, quiet
from samspil.line.operations import (
    accept,
    begin,
    call_back_done,
    done,
    finish,
    hear,
    know,
    make_test,
    note_outage,
    open_line,
    plan_tests,
    quick,
    raise_flag,
    refer,
    ring,
    set_family,
    sweep,
    take,
)
from samspil.line.operations.answering import Said, draft_key
from samspil.line.policy import by_address, exchange_key, is_exchange, leads, shows
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
    ringing,
    to_give_back,
    today,
    waiting,
    whose,
)

__all__ = [
    "Day",
    "Essentials",
    "Figures",
    "Quiet",
    "Said",
    "accept",
    "before",
    "begin",
    "by_address",
    "by_the_clock",
    "call",
    "call_back_done",
    "done",
    "draft_key",
    "due_tests",
    "essentials",
    "exchange_key",
    "families",
    "finish",
    "flags_about",
    "handover",
    "handovers",
    "hear",
    "is_exchange",
    "know",
    "leads",
    "line",
    "lines",
    "make_test",
    "note_outage",
    "open_calls",
    "open_line",
    "plan_tests",
    "quick",
    "quiet",
    "raise_flag",
    "recent",
    "refer",
    "ring",
    "ringing",
    "set_family",
    "shows",
    "sweep",
    "take",
    "to_give_back",
    "today",
    "waiting",
    "whose",
]  # fmt: skip


def by_the_clock(*, at: dt.datetime) -> None:
    """Calls that an exchange left open end."""
    sweep(by=NOBODY, at=at)
