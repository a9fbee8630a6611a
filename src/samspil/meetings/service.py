"""The door of meetings: calling, answering, holding on the projector, decisions with dissent, minutes."""

from samspil.meetings.operations import (
    agree,
    answer,
    answer_by_link,
    as_calendar,
    begin,
    call,
    cancel,
    change,
    close_minutes,
    decide,
    dissent,
    hold,
    invite_more,
    local_start,
    note_attendance,
    note_told,
    write_minutes,
)
from samspil.meetings.operations.erasing import erase
from samspil.meetings.policy import who_could
from samspil.meetings.queries import (
    Candidate,
    Screen,
    Sheet,
    Summary,
    asked_to,
    by_secret,
    candidates,
    coming,
    decided_at,
    decisions_of,
    get,
    of_case,
    past,
    screen,
    seen,
    sheet,
    summary,
    today,
    waiting,
)

__all__ = [
    "Candidate", "Screen", "Sheet", "Summary", "agree", "answer", "answer_by_link", "as_calendar", "asked_to",
    "begin",
    "by_secret", "call", "cancel", "candidates", "change", "close_minutes", "coming", "decide", "decided_at", "decisions_of",
    "dissent", "erase", "get", "hold", "invite_more", "local_start", "note_attendance", "note_told", "of_case", "past",
    "screen", "seen", "sheet", "summary", "today", "waiting", "who_could", "write_minutes",
]  # fmt: skip
