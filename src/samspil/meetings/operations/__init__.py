"""Writes of meetings: calling, answering, holding, writing down."""

from samspil.meetings.operations.answering import answer, answer_by_link
from samspil.meetings.operations.apart import begin_private, end_private
from samspil.meetings.operations.calendar import Also, as_calendar
from samspil.meetings.operations.calling import (
    call,
    cancel,
    change,
    local_start,
)
from samspil.meetings.operations.feeding import Handed, end_feed, hand_out_feed, in_feed, make_feed
from samspil.meetings.operations.holding import begin, decide, dissent, hold, note_attendance
from samspil.meetings.operations.inviting import invite_more, note_told, send_again
from samspil.meetings.operations.joining import (
    close_screen,
    join_address,
    knock,
    let_in,
    open_screen,
    send_out,
    turn,
)
from samspil.meetings.operations.minutes import (
    agree,
    close_minutes,
    correct_minutes,
    give,
    note_comment,
    sign_presence,
    write_minutes,
)
from samspil.meetings.operations.preparing import prepare, say_basis
from samspil.meetings.operations.printing import print_minutes
from samspil.meetings.operations.speaking import do_task, note_risk, note_task
from samspil.meetings.operations.telling import organizer
from samspil.meetings.operations.uninviting import uninvite

__all__ = [
    "Also",
    "Handed",
    "agree",
    "answer",
    "answer_by_link",
    "as_calendar",
    "begin",
    "begin_private",
    "call",
    "cancel",
    "change",
    "close_minutes",
    "close_screen",
    "correct_minutes",
    "decide",
    "dissent",
    "do_task",
    "end_feed",
    "end_private",
    "give",
    "hand_out_feed",
    "hold", "in_feed",
    "invite_more",
    "join_address",
    "knock",
    "let_in",
    "local_start",
    "make_feed",
    "note_attendance",
    "note_comment",
    "note_risk",
    "note_task",
    "note_told",
    "open_screen",
    "organizer",
    "prepare",
    "print_minutes",
    "say_basis",
    "send_again",
    "send_out",
    "sign_presence",
    "turn",
    "uninvite",
    "write_minutes",
]  # fmt: skip
