"""Reading questions, what crossed because of them, and what may be told at all."""

from samspil.sharing.queries.asks import (
    Piece,
    Tally,
    asks,
    crossed,
    get,
    may,
    of_case,
    own_case,
    pieces,
    share_known,
    shared,
    tally,
)
from samspil.sharing.queries.facts import facts_of
from samspil.sharing.queries.lent import lent
from samspil.sharing.queries.naming import naming
from samspil.sharing.queries.panels import panel
from samspil.sharing.queries.sentences import sentences
from samspil.sharing.queries.telling import Telling, may_tell
from samspil.sharing.queries.waits import waiting

__all__ = [
    "Piece", "Tally", "Telling", "asks", "crossed", "facts_of", "get", "lent", "may", "may_tell", "naming", "of_case", "own_case", "panel",
    "pieces",
    "sentences", "share_known", "shared", "tally", "waiting",
]  # fmt: skip
