"""The door of sharing: asking another institution, answering it, and what may be told to whom on which basis."""

from samspil.sharing.operations import (
    Chosen,
    Wish,
    answer_facts,
    answer_in_words,
    answer_part,
    ask,
    by_phone,
    erase,
    look_at,
    read,
    refuse,
    take_back,
    tell,
    tell_facts,
)
from samspil.sharing.policy import who_could
from samspil.sharing.queries import (
    Piece,
    Tally,
    Telling,
    asks,
    crossed,
    facts_of,
    get,
    lent,
    may,
    may_tell,
    naming,
    of_case,
    own_case,
    panel,
    pieces,
    sentences,
    share_known,
    shared,
    tally,
    waiting,
)

__all__ = [
    "Chosen", "Piece", "Tally", "Telling", "Wish", "answer_facts", "answer_in_words", "answer_part", "ask", "asks",
    "by_phone", "crossed", "erase", "facts_of",
    "get", "lent", "look_at", "may", "may_tell", "naming", "of_case", "own_case", "panel", "pieces", "read",
    "refuse",
    "sentences", "share_known", "shared", "take_back", "tally", "tell", "tell_facts", "waiting", "who_could",
]  # fmt: skip
