"""What is done in matching."""

from samspil.matching.operations.calling import call, find_none
from samspil.matching.operations.deciding import SupportGiven, ask_reader, decide, place, read
from samspil.matching.operations.limiting import asked_about, ban, end_ban, end_exclusion, exclude
from samspil.matching.operations.noting import NewNeed, drop_need, note_about_family, note_need
from samspil.matching.operations.proposing import answer, got_to_know, propose, withdraw
from samspil.matching.operations.searching import (
    add_child,
    change,
    do,
    end,
    open_search,
    part,
)

__all__ = [
    "NewNeed", "SupportGiven", "add_child", "answer", "ask_reader", "asked_about", "ban",
    "call", "change", "decide", "do", "drop_need", "end",
    "end_ban", "end_exclusion", "exclude", "find_none", "got_to_know", "note_about_family", "note_need", "open_search",
    "part", "place", "propose", "read", "withdraw",
]  # fmt: skip
