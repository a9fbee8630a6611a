"""Reads of requests for help: lists, one request, what waits."""

from samspil.referrals.queries.reading import (
    Board,
    BoxFilter,
    Happened,
    OpeningFacts,
    Step,
    answer_state,
    board,
    by_code,
    from_whom,
    get,
    history,
    inbox,
    is_ours,
    may_decide,
    name_of,
    opening_facts,
    path,
)
from samspil.referrals.queries.waits import waiting

__all__ = [
    "Board", "BoxFilter", "Happened", "OpeningFacts", "Step", "answer_state", "board", "by_code", "from_whom", "get", "history",
    "inbox", "is_ours", "may_decide", "name_of", "opening_facts", "path", "waiting",
]  # fmt: skip
