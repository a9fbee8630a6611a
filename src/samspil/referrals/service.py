"""The door of referrals: requests for help that reach an institution, and their answers."""

from samspil.referrals.operations.answering import (
    accept,
    decline,
    look_at,
    opened,
    pass_on,
    set_next,
    take_on,
)
from samspil.referrals.operations.asking import ask, ask_young, due, note_down, send
from samspil.referrals.operations.erasing import clear, erase
from samspil.referrals.operations.grounds import ground_of, reaches, ways
from samspil.referrals.policy import who_could
from samspil.referrals.queries import (
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
    waiting,
)

__all__ = [
    "Board", "BoxFilter", "Happened", "OpeningFacts", "Step", "accept", "answer_state", "ask", "ask_young", "board", "by_code",
    "clear", "decline", "due", "erase", "from_whom", "get", "ground_of", "history", "inbox", "is_ours", "look_at", "may_decide", "name_of",
    "note_down", "opened", "opening_facts", "pass_on", "path", "reaches", "send", "set_next", "take_on", "waiting", "ways", "who_could",
]  # fmt: skip
