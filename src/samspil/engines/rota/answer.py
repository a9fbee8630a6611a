"""The shape of an answer, and of what is said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

VERSION = "rota 1"


class Status(StrEnum):
    OPTIMAL = "optimal"
    """Proven: no rota that keeps the rules costs less."""
    GAP = "gap"
    """Keeps every rule; `bound` says how much cheaper another could be at most."""
    IMPOSSIBLE = "impossible"
    """Somebody cannot keep her own rules, whatever the others do (held shifts, least minutes). There is no plan."""


class What(StrEnum):
    """What something is paid for."""

    MISSING = "missing"
    TOO_MANY = "too_many"
    WISH = "wish"
    FAIR = "fair"


@dataclass(frozen=True, slots=True)
class Paid:
    """One price, by name: `about` is the key of the need or wish, or the word counted for fairness; `person` where it is hers."""

    what: What
    about: str
    price: int
    person: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A need that `missing` people are short of. `shifts` are those of the need."""

    need: str
    shifts: tuple[str, ...]
    missing: int
    skill: str = ""


@dataclass(frozen=True, slots=True)
class Burden:
    """How much of what is shared somebody has: in this plan, carried in from earlier in the year, and what would be fair in
    this plan (in all, by weight, less what was carried in). `price` is what the distance costs."""

    person: str
    counts: str
    here: int
    carried: int
    fair: float
    price: int


@dataclass(frozen=True)
class Plan:
    """`who[shift]` are the people on it, in the order of their keys. No rota that keeps the rules costs less than `bound`. A
    proposal: people publish it, and say who answers for each of `gaps`."""

    who: Mapping[str, tuple[str, ...]]
    cost: int
    bound: int
    status: Status
    paid: tuple[Paid, ...] = ()
    gaps: tuple[Gap, ...] = ()
    burdens: tuple[Burden, ...] = ()
    seed: int = 0
    version: str = VERSION

    @property
    def gap(self) -> float:
        """By what share of its cost another rota could be cheaper, at most; 0 when proven."""
        return (self.cost - self.bound) / self.cost if self.cost > self.bound else 0.0

    def has(self, person: str) -> tuple[str, ...]:
        """The shifts somebody has, by key."""
        return tuple(sorted(shift for shift, who in self.who.items() if person in who))


class Law(StrEnum):
    """A hard rule, as it is named in reasons, faults and collisions."""

    NEED = "need"
    KINDS = "kinds"
    """She does not take this kind of shift."""
    SKILL = "skill"
    AWAY = "away"
    BARRED = "barred"
    HELD = "held"
    ONE_A_DAY = "one_a_day"
    REST = "rest"
    NOT_AFTER = "not_after"
    MOST_IN_ROW = "most_in_row"
    LEAST_IN_ROW = "least_in_row"
    LEAST_OFF_IN_ROW = "least_off_in_row"
    MOST_NIGHTS_IN_ROW = "most_nights_in_row"
    MOST_WEEKENDS = "most_weekends"
    MOST_A_WEEK = "most_a_week"
    REST_A_WEEK = "rest_a_week"
    LEAST = "least"
    MOST = "most"
    MOST_OF = "most_of"
    FULL = "full"
    """The need has as many people as it may have."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A rule, of whom, and what it is about (shifts, or the need)."""

    law: Law
    person: str = ""
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why somebody has a shift. `instead` says for each other person what stands against her having it in this plan: the rules
    it would break, or none; where none, `dearer` says what the plan would cost more with her in it and nothing else
    changed. `without` is what it costs more to leave the place empty. `kept` are the wishes of hers it is in line with."""

    person: str
    shift: str
    without: int
    instead: Mapping[str, tuple[Ground, ...]]
    dearer: Mapping[str, int]
    burdens: tuple[Burden, ...] = ()
    kept: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True)
class Freed:
    """What it costs to free somebody of a shift: the cheapest plan found without it, `dearer` than before by so much, with what
    changes. `gaps` it would leave. `least` is a bound: it costs at least this much more (negative: the old plan was not the best)."""

    person: str
    shift: str
    plan: Plan
    dearer: int
    least: int
    changes: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    """(shift, who before, who after)."""


@dataclass(frozen=True)
class Repair:
    """A plan mended: as few changed assignments as possible among plans that leave no need shorter than it has to be, then as
    cheap as possible. `proven`: no plan with as few gaps changes less."""

    plan: Plan
    changes: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    moved: int
    """Assignments (one person, one shift) that others must now take over or that fall away, beyond those that cannot stay."""
    proven: bool


@dataclass(frozen=True)
class Collision:
    """Why a need cannot be filled: with any one of `grounds` left out it could. Smallest in the sense that nothing can be left
    out of it; `smallest`: there is also no other set with fewer."""

    grounds: tuple[Ground, ...]
    smallest: bool = False
    further: tuple[str, ...] = field(default=())
    """Needs that cannot be filled together (keys)."""


def never() -> bool:
    """It is never enough: the search goes on until its effort is spent."""
    return False
