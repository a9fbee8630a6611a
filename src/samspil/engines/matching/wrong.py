"""What can be wrong with a question, as words a room can translate."""

from dataclasses import dataclass
from enum import StrEnum


class Wrong(StrEnum):
    """What can be wrong with a question. The words for people are the room's."""

    TWICE = "twice"
    """A child, unit, home or pool is told twice, or a child belongs to two units."""
    UNKNOWN = "unknown"
    """A key that stands nowhere else."""
    NEGATIVE = "negative"
    """Less than nothing."""
    EMPTY = "empty"
    """A unit without children."""
    TOO_MANY = "too_many"
    """More than `MOST_SPLIT` brothers and sisters who may be split."""
    SELF_APART = "self_apart"
    """A child kept apart from itself."""
    TOGETHER_AND_APART = "together_and_apart"
    """Brothers and sisters who stay together, two of whom may not live in one home."""
    HELD_AND_BANNED = "held_and_banned"
    """A child is held for a home it is banned from."""
    HELD_NOT_ELIGIBLE = "held_not_eligible"
    """A child is held for a home that is not eligible for it."""
    HELD_APART = "held_apart"
    """Two children who may not live in one home are held for the same."""
    HELD_SPLIT = "held_split"
    """Brothers and sisters who stay together are held for different homes."""
    HELD_OVERFULL = "held_overfull"
    """More children are held for a home than it has places, of this kind or in all, or than its respite has room for."""
    TWO_POOLS = "two_pools"
    """A home in two pools of respite."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that is wrong, and who it is about."""

    wrong: Wrong
    children: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    pools: tuple[str, ...] = ()

    def __str__(self) -> str:
        named = [*self.children, *self.homes, *self.units, *self.pools]
        return f"{self.wrong.replace('_', ' ')}: {', '.join(named)}"


class Impossible(ValueError):
    """The question contradicts itself. `clashes` says where, all at once."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        self.clashes = clashes
        super().__init__("; ".join(map(str, clashes)))
