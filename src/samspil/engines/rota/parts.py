"""The parts of the question. All times are minutes that really pass, counted from the first midnight of the plan.

So a night on which the clock changes is 60 minutes shorter or longer, and nothing else about it is special. Which day a
shift belongs to, whether it is a night or a holiday, and what it counts as work is said by whoever asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

NIGHT = "night"
"""The one word of `Shift.counts` that rules know (`most_nights_in_row`). Others are only counted for fairness."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One stretch of duty. There is at most one shift of a `kind` on a `day`, and nobody takes two shifts of one day."""

    key: str
    day: int
    """The day of the plan it belongs to; 0 is the first."""
    kind: str
    """For example "day", "night", "second line night"."""
    start: int
    end: int
    minutes: int
    """What it counts as work (a stand-by may count less than it lasts)."""
    counts: frozenset[str] = frozenset()
    """What it is counted as, for fairness over the year: "night", "weekend", "holiday", "christmas"."""
    line: str = ""
    """Which line it serves ("first", "second"); see `Line`."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is never without somebody: its shifts follow each other without a hole and overlap by `handover` minutes."""

    key: str
    handover: int = 0


@dataclass(frozen=True, slots=True)
class Need:
    """So many people on these shifts together, of those with the skill where one is named. Each one missing costs `price`
    and is a gap that the answer names; each one too many costs `over`, and more than `most` may not be. Where `most` is left out,
    a need of one shift that asks for no skill and has no price for too many takes no more than `people`."""

    key: str
    shifts: tuple[str, ...]
    people: int = 1
    price: int = 10_000
    skill: str = ""
    most: int | None = None
    over: int = 0

    @property
    def limit(self) -> int | None:
        plain = not self.skill and not self.over and len(self.shifts) == 1
        return self.people if self.most is None and plain else self.most


class Off(StrEnum):
    """Why somebody cannot come."""

    LEAVE = "leave"
    ILL = "ill"
    ELSEWHERE = "elsewhere"
    """At another place of work, or not available for another reason."""


@dataclass(frozen=True, slots=True)
class Away:
    """From and until (minutes of the plan). No shift that overlaps this can be taken."""

    start: int
    end: int
    why: Off = Off.ELSEWHERE


@dataclass(frozen=True, slots=True)
class Worked:
    """A shift before the plan began (`day` below 0, times negative): rest and runs of days reach over the turn of the month."""

    day: int
    kind: str
    start: int
    end: int
    counts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """Hard rules, for everybody who names them. Days in a row are days with a shift. What runs into the plan's first or last
    day is not held against `least_in_row` and `least_off_in_row`: the neighbours of the plan may complete it."""

    key: str
    rest: int = 660
    """Minutes between the end of one shift and the start of the next."""
    rest_after: Mapping[str, int] = field(default_factory=dict)
    """By kind of the earlier shift, where it is another number (longer after a night, none after a stand-by)."""
    not_after: frozenset[tuple[str, str]] = frozenset()
    """(earlier, later): kinds that may not follow each other from one day to the next, whatever the hours between."""
    most_in_row: int | None = None
    least_in_row: int = 1
    least_off_in_row: int = 1
    most_nights_in_row: int | None = None
    most_weekends: int | None = None
    """Of `Rota.weekends`, with at least one shift."""
    most_minutes_a_week: int | None = None
    """Of `Shift.minutes`, in each of `Rota.weeks`."""
    rest_a_week: int | None = None
    """Minutes without a shift, in one stretch that begins in the week, in each of `Rota.weeks` that is whole (seven days or more). A
    week begins with the first shift anybody could have in it; who is free already is counted from there. A stretch that runs out
    of the plan is not held against anybody: the neighbour may complete it."""
    resting: frozenset[str] = frozenset()
    """Kinds that such a rest may hold all the same (a stand-by at home)."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes shifts. `kinds` are those she may take; empty means all. `weight` is her part of the whole (an
    employment in per cent times the months she is there); fair shares follow it, and `carried` is what she has had this
    year already, by word of `Shift.counts`. `weights` says otherwise for single words (0: not counted for nights)."""

    key: str
    rules: str
    skills: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    away: tuple[Away, ...] = ()
    least: int = 0
    most: int | None = None
    """Minutes of work in the plan, at least and at most."""
    most_of: Mapping[str, int] = field(default_factory=dict)
    """By kind: at most so many."""
    weight: int = 100
    weights: Mapping[str, int] = field(default_factory=dict)
    carried: Mapping[str, int] = field(default_factory=dict)
    worked: tuple[Worked, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody would like, with a name and a price: paid for each of these shifts that goes against it."""

    key: str
    person: str
    shifts: tuple[str, ...]
    wanted: bool
    """True: would like to have them. False: would like not to."""
    price: int


@dataclass(frozen=True, slots=True)
class Fair:
    """Shifts counted as `counts` are shared by weight, with what was carried in. Who ends nearest to the fair share pays nothing,
    one shift further off costs `price`, the next twice as much, and so on."""

    counts: str
    price: int


@dataclass(frozen=True)
class Told:
    days: int
    shifts: tuple[Shift, ...]
    needs: tuple[Need, ...]
    people: tuple[Person, ...]
    rules: tuple[Rules, ...]
    wishes: tuple[Wish, ...] = ()
    fair: tuple[Fair, ...] = ()
    lines: tuple[Line, ...] = ()
    weekends: tuple[tuple[int, ...], ...] = ()
    """Days of the plan that make one weekend."""
    weeks: tuple[tuple[int, ...], ...] = ()
    held: frozenset[tuple[str, str]] = frozenset()
    """(person, shift) that stay as they are."""
    barred: frozenset[tuple[str, str]] = frozenset()
    """(person, shift) that may not be."""
