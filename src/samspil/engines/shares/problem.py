"""A share as plain numbers: so many of so many, and how many of whom nobody knows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole`. `unknown` stand beside the whole, or within it (`within`). Numbers below `smallest` are not told,
    nor those from which they could be worked out."""

    part: int
    whole: int
    unknown: int = 0
    within: bool = False
    smallest: int = 5

    def __post_init__(self) -> None:
        most = self.whole - (self.unknown if self.within else 0)
        if min(self.part, self.whole, self.unknown) < 0 or self.part > most:
            raise ValueError(f"{self.part} of {self.whole} with {self.unknown} unknown cannot be")


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told; None is withheld. `low` and `high` bound the share (Wilson, 95 %), between 0 and 1."""

    part: int | None
    whole: int | None
    unknown: int | None
    low: float | None
    high: float | None
