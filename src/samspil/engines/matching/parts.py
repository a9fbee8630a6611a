"""What the question is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

MOST_SPLIT = 9
"""Brothers and sisters who may be split are looked at in every subset; more than this many are too many."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Who looks for a home together: one child, or brothers and sisters.

    `waited` is how long (in days, say): one by one, the longest goes first. `split` is None where they stay together: then all
    go to one home or all wait. Otherwise it is what each part more than one costs, in unmet needs; those of them who go on
    waiting are a part too. `kind` is the kind of place they need, where homes limit places by kind.
    """

    key: str
    children: tuple[str, ...]
    waited: int = 0
    split: int | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """A foster family. `places` are free ones in all; `kinds` says how many of them at most go to a kind of place. A kind
    that is not named there has no limit of its own."""

    key: str
    places: int
    kinds: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Respite:
    """Respite that several homes share: `room` weekends, say, for all children together who are placed in these homes.
    A home belongs to one such pool at most."""

    key: str
    room: int
    homes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What `problem.Matching` holds, not yet checked."""

    units: tuple[Unit, ...]
    homes: tuple[Home, ...]
    unmet: Mapping[str, Mapping[str, int]]
    apart: frozenset[tuple[str, str]] = frozenset()
    bans: frozenset[tuple[str, str]] = frozenset()
    pools: tuple[Respite, ...] = ()
    respite: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[str, str] = field(default_factory=dict)
