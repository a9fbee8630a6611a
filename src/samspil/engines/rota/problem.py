"""People, shifts, needs and rules of a month (or any number of days): the question, checked once.

Everything goes by key (any string, unique among shifts, needs, people, rules, lines and wishes each). Which rules a country
has, what a wish is worth and what counts as a holiday is data of whoever asks.
"""

from dataclasses import dataclass

from samspil.engines.rota.answer import (
    VERSION,
    Burden,
    Collision,
    Freed,
    Gap,
    Ground,
    Law,
    Paid,
    Plan,
    Reason,
    Repair,
    Status,
    What,
)
from samspil.engines.rota.clashes import clashes
from samspil.engines.rota.parts import (
    NIGHT,
    Away,
    Fair,
    Line,
    Need,
    Off,
    Person,
    Rules,
    Shift,
    Told,
    Wish,
    Worked,
)
from samspil.engines.rota.wrong import Clash, Impossible, Wrong

__all__ = [
    "NIGHT",
    "VERSION",
    "Away",
    "Burden",
    "Clash",
    "Collision",
    "Fair",
    "Freed",
    "Gap",
    "Ground",
    "Impossible",
    "Law",
    "Line",
    "Need",
    "Off",
    "Paid",
    "Person",
    "Plan",
    "Reason",
    "Repair",
    "Rota",
    "Rules",
    "Shift",
    "Status",
    "What",
    "Wish",
    "Worked",
    "Wrong",
]


@dataclass(frozen=True)
class Rota(Told):
    """The question; see `parts` for what each field means. Making one checks it, and raises `Impossible` with everything that
    is wrong. Needs may still be more than these people can fill: then the answer has gaps, and `collide` says why."""

    def __post_init__(self) -> None:
        if found := clashes(self):
            raise Impossible(found)
