"""Writes of meetings: calling, answering, holding, writing down."""

from samspil.meetings.operations.answering import answer, answer_by_link
from samspil.meetings.operations.calendar import as_calendar
from samspil.meetings.operations.calling import (
    call,
    cancel,
    change,
    invite_more,
    local_start,
    note_told,
    send_again,
)
from samspil.meetings.operations.feeding import Handed, end_feed, hand_out_feed, make_feed
from samspil.meetings.operations.holding import begin, decide, dissent, hold, note_attendance
from samspil.meetings.operations.minutes import agree, close_minutes, write_minutes
from samspil.meetings.operations.preparing import prepare, say_basis
from samspil.meetings.operations.telling import organizer

__all__ = [
    "Handed",
    "agree",
    "answer",
    "answer_by_link",
    "as_calendar",
    "begin",
    "call",
    "cancel",
    "change",
    "close_minutes",
    "decide",
    "dissent",
    "end_feed",
    "hand_out_feed",
    "hold",
    "invite_more",
    "local_start",
    "make_feed",
    "note_attendance",
    "note_told",
    "organizer",
    "prepare",
    "say_basis",
    "send_again",
    "write_minutes",
]  # fmt: skip
