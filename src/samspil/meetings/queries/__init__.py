"""Reads of meetings: lists, one meeting, what waits, what goes on the screen."""

from samspil.meetings.queries.ahead import read_ahead
from samspil.meetings.queries.copying import Given, written_of
from samspil.meetings.queries.family import asked_to, decided_at
from samspil.meetings.queries.feeds import feed_by_secret, for_calendar, own_feed
from samspil.meetings.queries.joining import (
    eyes_of,
    guest_of,
    is_held,
    is_private,
    may_knock,
    names_at,
    screen_by_secret,
    sheet_for_guest,
)
from samspil.meetings.queries.papers import Paper, gets_of, paper
from samspil.meetings.queries.preparing import Check, row_of
from samspil.meetings.queries.reading import (
    Sheet,
    Summary,
    by_secret,
    coming,
    decisions_of,
    get,
    may_rest_on,
    of_case,
    own_invitation,
    past,
    seen,
    sees_all,
    sheet,
    summary,
)
from samspil.meetings.queries.screen import Screen, screen
from samspil.meetings.queries.waits import today, waiting
from samspil.meetings.queries.whom import Candidate, candidates

__all__ = [
    "Candidate",
    "Check",
    "Given",
    "Paper",
    "Screen",
    "Sheet",
    "Summary",
    "asked_to",
    "by_secret",
    "candidates",
    "coming",
    "decided_at",
    "decisions_of",
    "eyes_of",
    "feed_by_secret",
    "for_calendar",
    "get",
    "gets_of",
    "guest_of",
    "is_held",
    "is_private",
    "may_knock",
    "may_rest_on",
    "names_at",
    "of_case",
    "own_feed",
    "own_invitation",
    "paper",
    "past",
    "read_ahead",
    "row_of",
    "screen",
    "screen_by_secret",
    "seen",
    "sees_all",
    "sheet",
    "sheet_for_guest",
    "summary",
    "today",
    "waiting",
    "written_of",
]  # fmt: skip
