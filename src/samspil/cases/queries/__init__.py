"""Reads of the shared file, always for an actor."""

from samspil.cases.queries.files import (
    Header,
    ListFilter,
    children,
    get,
    header,
    of_children,
    references,
    whereabouts,
)
from samspil.cases.queries.overview import MOST_COUNTED, Board, board, changes, due_soon, last_used, worked_on
from samspil.cases.queries.promises import invariants
from samspil.cases.queries.sight import (
    in_seen_case,
    participation,
    seen_cases,
    share,
    shares,
    table,
    who_sees,
    who_sees_entry,
)
from samspil.cases.queries.timeline import (
    TimelineFilter,
    child_voice,
    entry,
    may_correct,
    may_share,
    timeline,
    versions,
)

__all__ = [
    "MOST_COUNTED", "Board", "Header", "ListFilter", "TimelineFilter", "board", "changes",
    "child_voice", "children", "due_soon", "entry", "get", "header", "in_seen_case", "invariants",
    "last_used", "may_correct", "may_share", "of_children", "participation", "references", "seen_cases",
    "share", "shares", "table", "timeline", "versions", "whereabouts", "who_sees", "who_sees_entry", "worked_on",
]  # fmt: skip
