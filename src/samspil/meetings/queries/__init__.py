"""Reads of meetings: lists, one meeting, what waits, what goes on the screen."""

from samspil.meetings.queries.family import asked_to, decided_at
from samspil.meetings.queries.feeds import feed_by_secret, for_calendar, own_feed
from samspil.meetings.queries.preparing import Check, row_of
from samspil.meetings.queries.reading import (
    Candidate,
    Sheet,
    Summary,
    by_secret,
    candidates,
    coming,
    decisions_of,
    get,
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

__all__ = [
    "Candidate",
    "Check",
    "Screen",
    "Sheet",
    "Summary",
    "asked_to",
    "by_secret",
    "candidates",
    "coming",
    "decided_at",
    "decisions_of",
    "feed_by_secret",
    "for_calendar",
    "get",
    "of_case",
    "own_feed",
    "own_invitation",
    "past",
    "row_of",
    "screen",
    "seen",
    "sees_all",
    "sheet",
    "summary",
    "today",
    "waiting",
]  # fmt: skip
