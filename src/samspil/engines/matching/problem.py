"""Children who wait, families with free places, and what may not be: the question, checked once.

Everything goes by key (any string, unique among children, units, homes and pools each). How many needs a family leaves
unmet is counted by whoever asks, by rules that people can read; nothing here weighs, guesses or learns.
"""

from dataclasses import dataclass

from samspil.engines.matching.answer import (
    VERSION,
    Answer,
    Because,
    Chain,
    Change,
    Status,
    Still,
    Swap,
    Waits,
    Worth,
)
from samspil.engines.matching.clashes import clashes
from samspil.engines.matching.parts import MOST_SPLIT, Home, Respite, Told, Unit
from samspil.engines.matching.wrong import Clash, Impossible, Wrong

__all__ = [
    "MOST_SPLIT",
    "VERSION",
    "Answer",
    "Because",
    "Chain",
    "Change",
    "Clash",
    "Home",
    "Impossible",
    "Matching",
    "Respite",
    "Status",
    "Still",
    "Swap",
    "Unit",
    "Waits",
    "Worth",
    "Wrong",
]


@dataclass(frozen=True, slots=True)
class Matching(Told):
    """The question. Making one checks it, and raises `Impossible` with everything that is wrong.

    `unmet[child][home]` is how many needs of the child this home leaves unmet (0 or more). A home that is not named there
    is not eligible for the child. `apart` are pairs of children who may not live in one home; `bans` are (child, home) where
    contact is forbidden, which counts even if `unmet` names the home. `respite[child]` is how much of the shared respite
    the child needs (0 if not named): in a home of a pool it takes that much room, in another home none. `held` are
    children who go to this home and no other, because that is already agreed; they cannot be left waiting.
    """

    def __post_init__(self) -> None:
        if found := clashes(self):
            raise Impossible(found)
