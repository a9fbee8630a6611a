"""The door of cases: the shared file around a child, its timeline, who takes part, what is missing."""

from samspil.cases.operations import (
    announce,
    bring_in,
    close,
    correct,
    end_share,
    give_to,
    looked,
    moved,
    open,
    part_ways,
    reopen,
    send_worker,
    set_next,
    share,
    write,
)
from samspil.cases.queries import (
    Board,
    Header,
    ListFilter,
    TimelineFilter,
    board,
    changes,
    child_voice,
    children,
    due_soon,
    entry,
    get,
    header,
    invariants,
    may_correct,
    may_share,
    of_children,
    participation,
    references,
    seen_cases,
    timeline,
    versions,
    who_sees,
    who_sees_entry,
    worked_on,
)
from samspil.cases.queries import share as running_share

__all__ = [
    "Board", "Header", "ListFilter", "TimelineFilter", "announce", "board", "bring_in", "changes", "child_voice",
    "children", "close", "correct", "due_soon", "end_share", "entry", "get", "give_to", "header", "invariants",
    "looked", "may_correct", "may_share", "moved", "of_children", "open", "part_ways", "participation", "references",
    "reopen", "running_share", "seen_cases", "send_worker", "set_next", "share", "timeline", "versions", "who_sees",
    "who_sees_entry", "worked_on", "write",
]  # fmt: skip
