"""The door of matching: a foster family for a child, or for siblings together, chosen by people who can see all of them."""

from samspil.matching.bridge import (
    Compared,
    Lacking,
    Shown,
    compared,
    lacking,
    row_now,
    shown,
    tellable,
    title,
)
from samspil.matching.operations import (
    NewNeed,
    SupportGiven,
    add_child,
    answer,
    ask_reader,
    ban,
    call,
    change,
    decide,
    do,
    drop_need,
    end,
    end_ban,
    end_exclusion,
    exclude,
    find_none,
    got_to_know,
    note_about_family,
    note_need,
    open_search,
    part,
    place,
    propose,
    read,
    withdraw,
)
from samspil.matching.operations.erasing import erase
from samspil.matching.policy import who_could
from samspil.matching.queries import (
    Listed,
    Standing,
    calls,
    children_of,
    current,
    decision,
    decisions,
    done,
    exclusion,
    get,
    history,
    limits,
    listed,
    may_write,
    needs,
    of_case,
    proposal,
    readers,
    standing,
    waiting,
)
from samspil.matching.queries import ban as ban_of

__all__ = [
    "Compared", "Lacking", "Listed", "NewNeed", "Shown", "Standing", "SupportGiven", "add_child", "answer", "ask_reader", "ban",
    "ban_of", "call", "calls", "change", "children_of", "compared", "current", "decide", "decision", "decisions", "do", "done",
    "drop_need", "end", "end_ban", "end_exclusion", "erase", "exclude", "exclusion", "find_none", "get", "got_to_know", "history",
    "lacking", "limits", "listed", "may_write", "needs", "note_about_family", "note_need", "of_case", "open_search", "part", "place",
    "proposal", "propose", "read", "readers", "row_now", "shown", "standing", "tellable", "title", "waiting", "who_could", "withdraw",
]  # fmt: skip
