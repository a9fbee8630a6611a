"""Writes of meetings: calling, answering, holding, writing down."""

from samspil.meetings.operations.answering import answer, answer_by_link
from samspil.meetings.operations.calendar import as_calendar
from samspil.meetings.operations.calling import call, cancel, change, invite_more, local_start, note_told
from samspil.meetings.operations.holding import begin, decide, dissent, hold, note_attendance
from samspil.meetings.operations.minutes import agree, close_minutes, write_minutes

__all__ = [
    "agree", "answer", "answer_by_link", "as_calendar", "begin", "call", "cancel", "change", "close_minutes", "decide",
    "dissent", "hold", "invite_more", "local_start", "note_attendance", "note_told", "write_minutes",
]  # fmt: skip
