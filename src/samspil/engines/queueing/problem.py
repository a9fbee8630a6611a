"""Calls, patience and promises as plain numbers. Times are in minutes throughout; a rate is calls in a minute."""

from dataclasses import dataclass
from enum import StrEnum


class Wrong(StrEnum):
    """What can be wrong with a question. The words for people are the room's."""

    NEGATIVE = "negative"
    """A number below what it can be."""
    OVERLOADED = "overloaded"
    """As much work as people or more, and callers who never hang up: the queue grows without end (Erlang C)."""
    NO_SHARE = "no_share"
    """A share or level that is not between 0 and 1."""
    EMPTY = "empty"
    """Nothing to count from."""


class Unanswerable(ValueError):
    """The question has no answer; `wrong` says why."""

    def __init__(self, wrong: Wrong) -> None:
        self.wrong = wrong
        super().__init__(wrong.value)


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls as they come: so many a minute, each taking `handle` minutes on average; who waits hangs up after `patience`
    minutes on average. None: never (Erlang C). 0: at once, so there is no queue (Erlang B)."""

    rate: float
    handle: float
    patience: float | None = None

    def __post_init__(self) -> None:
        if self.rate < 0 or self.handle <= 0 or (self.patience is not None and self.patience < 0):
            raise Unanswerable(Wrong.NEGATIVE)

    @property
    def load(self) -> float:
        """In erlang: how many people are busy on average if everybody is answered."""
        return self.rate * self.handle


@dataclass(frozen=True, slots=True)
class Promise:
    """What is promised: this share of all who call is answered within so many minutes; of all who call at most `lost` hang up
    before; there are never fewer than `cover` people."""

    share: float = 0.8
    within: float = 1 / 3
    lost: float | None = None
    cover: int = 1

    def __post_init__(self) -> None:
        if self.within < 0 or self.cover < 0:
            raise Unanswerable(Wrong.NEGATIVE)
        if not 0 <= self.share < 1 or (self.lost is not None and not 0 < self.lost <= 1):
            raise Unanswerable(Wrong.NO_SHARE)


@dataclass(frozen=True, slots=True)
class Service:
    """What so many people give, in the long run and with calls that come at random. Shares are of all who call, also of those
    who hang up or find nobody. None where nobody calls: then there is nothing to have a share of."""

    people: int
    waits: float | None
    """Share who do not get somebody at once."""
    lost: float | None
    """Share who hang up first, or find every line taken."""
    within: float | None
    """Share answered within the promised minutes."""
    wait: float | None
    """Minutes until answered or hung up, on average over all who call."""
    busy: float
    """Share of the time that one person speaks."""


class Decides(StrEnum):
    """What decides how many people it takes."""

    COVER = "cover"
    """Somebody must be there; that is enough for the calls as well, however they fall."""
    LOAD = "load"
    """The calls ask for more than cover alone."""


@dataclass(frozen=True, slots=True)
class Staffing:
    """How many people each interval needs, and what that costs."""

    people: tuple[int, ...]
    loads: tuple[float, ...]
    decides: tuple[Decides, ...]
    hours: float
    cost: float
    cost_per_call: float | None
    """None where no call is expected."""

    @property
    def cover_alone(self) -> float:
        """In which share of the intervals cover, not load, decides."""
        return sum(d is Decides.COVER for d in self.decides) / len(self.decides) if self.decides else 1.0


@dataclass(frozen=True, slots=True)
class Forecast:
    """For one interval: calls expected, a band for that expectation, and a band in which the count itself will be."""

    mean: float
    low: float
    high: float
    count_low: int
    count_high: int


@dataclass(frozen=True, slots=True)
class Pooled:
    """The same promise kept by each line for itself, and by all lines together."""

    apart: tuple[Service, ...]
    together: Service
    saved: int
    """People fewer together than apart."""
