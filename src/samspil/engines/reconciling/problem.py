"""Years of places as plain numbers: how many were there at the end, how many came and left, and parts that should add up."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One place in one year. None: not told. `parts` are kinds of days and `total` what they should add up to."""

    place: str
    year: int
    came: int | None
    left: int | None
    stock: int | None
    parts: tuple[int | None, ...] = ()
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """The parts of a row against its total."""

    place: str
    year: int
    said: int
    counted: int

    @property
    def apart(self) -> int:
        return self.said - self.counted


@dataclass(frozen=True, slots=True)
class Flow:
    """The stock at the end against the stock before, with who came and left. `apart`: said more (+) or fewer than follows."""

    place: str
    year: int
    before: int
    came: int
    left: int
    said: int

    @property
    def follows(self) -> int:
        return self.before + self.came - self.left

    @property
    def apart(self) -> int:
        return self.said - self.follows


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Every row is in one of the three: added up, apart, or not comparable, and the same for flows. `doubles` are places and
    years that stand there more than once: none of them is compared. Of the `incomplete` so many would agree if
    an empty cell were none: it is not taken for it, but a table may mean it so."""

    sums: tuple[Sum, ...]
    flows: tuple[Flow, ...]
    unsummed: int
    without_year_before: int
    incomplete: int
    incomplete_right: int
    doubles: tuple[tuple[str, int], ...]

    @property
    def sums_right(self) -> int:
        return sum(s.apart == 0 for s in self.sums)

    @property
    def with_empty(self) -> tuple[int, int]:
        """How many flows agree, of how many, where an empty cell is taken for none."""
        return self.flows_right + self.incomplete_right, len(self.flows) + self.incomplete

    @property
    def flows_right(self) -> int:
        return sum(f.apart == 0 for f in self.flows)
