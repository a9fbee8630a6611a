"""The shape of an answer, and of what is said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

VERSION = "matching 1"


class Status(StrEnum):
    OPTIMAL = "optimal"
    """Proven: no answer places more children, and none that places as many leaves fewer needs unmet."""
    GAP = "gap"
    """A valid answer; `bound` says how much better one could be at most."""
    ONE_BY_ONE = "one_by_one"
    """What comes of it when each unit, in the order of waiting, takes what is best for it."""


@dataclass(frozen=True, slots=True, order=True)
class Worth:
    """How good an answer is; smaller is better. First how many children wait on, then how many needs stay unmet, parts of
    split siblings (`split`, already counted in) among them."""

    waiting: int
    unmet: int


class Still(StrEnum):
    """Why a child waits on in this answer."""

    NO_HOME = "no_home"
    """No home is eligible, bans taken off, whatever the others do."""
    TOO_MANY_TOGETHER = "too_many_together"
    """No eligible home has places for all who stay together."""
    OTHERS = "others"
    """There are homes, and other children have their places, or may not live with this one; `homes` names them."""


@dataclass(frozen=True, slots=True)
class Waits:
    why: Still
    homes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """`places[child]` is its home; who is not in it waits, for the reason in `waits`. `worth` is what it comes to; no answer
    is better than `bound` (with `Status.ONE_BY_ONE` nothing is known, and `bound` is None). A proposal to discuss."""

    places: Mapping[str, str]
    waits: Mapping[str, Waits]
    worth: Worth
    status: Status
    bound: Worth | None = None
    split: Mapping[str, int] = field(default_factory=dict)
    """By unit: what splitting costs, in unmet needs, where brothers and sisters are split."""
    version: str = VERSION

    @property
    def gap(self) -> Worth | None:
        """By how much a better answer could be better, at most."""
        if self.bound is None:
            return None
        return Worth(self.worth.waiting - self.bound.waiting, max(0, self.worth.unmet - self.bound.unmet))


class Because(StrEnum):
    """Why a child's place differs between two answers."""

    BETTER = "better"
    """Fewer of its own needs stay unmet there."""
    FINDS_A_HOME = "finds_a_home"
    """It waited in the first answer."""
    MAKES_ROOM = "makes_room"
    """No better for it, or worse: it makes room for `for_whom`."""
    WAITS_FOR_OTHERS = "waits_for_others"
    """It had a home in the first answer and waits in the second: it makes room for `for_whom`."""
    TOGETHER = "together"
    """It costs the child something, and brothers and sisters are less split."""
    EVEN = "even"
    """No better and no worse for it, and nobody comes in its place."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is different for one child. None for a home: it waits. `unmet` counts its own needs (None while it waits);
    `for_whom` are the children who take places it leaves, over the homes of this chain, nearest first."""

    child: str
    unit: str
    before: str | None
    after: str | None
    unmet_before: int | None
    unmet_after: int | None
    because: Because
    for_whom: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Changes that hang together: each needs a place another one leaves. `saves` is what the chain brings in all, children
    who no longer wait and unmet needs less (negative numbers: it costs)."""

    changes: tuple[Change, ...]
    waiting_less: int
    unmet_less: int


@dataclass(frozen=True, slots=True)
class Swap:
    """Something obvious that would make an answer better: a unit (or a child of a split one) moves to `homes[0]`, or two
    exchange their homes. `better` is by how much."""

    children: tuple[str, ...]
    homes: tuple[str | None, ...]
    waiting_less: int
    unmet_less: int
