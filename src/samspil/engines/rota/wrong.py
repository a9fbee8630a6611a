"""What can be wrong with a question, as words a room can translate."""

from dataclasses import dataclass
from enum import StrEnum


class Wrong(StrEnum):
    """What can be wrong with a question. The words for people are the room's."""

    TWICE = "twice"
    """A shift, need, person, line, wish or set of rules is told twice, or two shifts of one kind on one day."""
    UNKNOWN = "unknown"
    """A key that stands nowhere else."""
    NEGATIVE = "negative"
    """A number below what it can be (a price below nothing, a shift that ends before it starts)."""
    OUTSIDE = "outside"
    """A day outside the plan, or work before the plan that is not before it."""
    HOLE = "hole"
    """Minutes of a line that no shift covers."""
    HANDOVER = "handover"
    """Two shifts of a line overlap less than its handover asks."""
    HELD_BARRED = "held_barred"
    """A shift that is both held for somebody and barred to her."""


@dataclass(frozen=True, slots=True)
class Clash:
    """One thing that is wrong, and what it is about: keys of shifts, people, rules, needs, lines or wishes."""

    wrong: Wrong
    about: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.wrong.replace('_', ' ')}: {', '.join(self.about)}"


class Impossible(ValueError):
    """The question contradicts itself. `clashes` says where, all at once."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        self.clashes = clashes
        super().__init__("; ".join(map(str, clashes)))
