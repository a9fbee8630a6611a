"""What the rules ask again and again about one child and the collection year, worked out once per child."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from samspil.engines.ssda903.problem import ChildRecord, Episode, Header, PlacedForAdoption, Return

ADOPTED = frozenset(("E11", "E12"))
FOR_ADOPTION = frozenset(("A3", "A4", "A5", "A6"))
TEMPORARY = frozenset(("T0", "T1", "T2", "T3", "T4"))
FOSTER = frozenset(("U1", "U2", "U3", "U4", "U5", "U6"))
SHORT_BREAK = frozenset(("V3", "V4"))
MOVES = frozenset("PTBU")
FEMALE = frozenset(("2", "F"))


@dataclass(frozen=True, slots=True)
class Year:
    """A collection year: 1 April to 31 March, both included."""

    start: date
    end: date

    @classmethod
    def around(cls, day: date) -> Year:
        first = day.year if (day.month, day.day) >= (4, 1) else day.year - 1
        return cls(date(first, 4, 1), date(first + 1, 3, 31))

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end


def likely_year(return_: Return) -> Year | None:
    """The collection year most episodes end in, else the one the last of them begins in; None without a dated episode."""
    ends: dict[date, int] = {}
    last: date | None = None
    for child in return_.children.values():
        for episode in child.episodes:
            if episode.dec:
                year = Year.around(episode.dec).start
                ends[year] = ends.get(year, 0) + 1
            if episode.decom and (last is None or episode.decom > last):
                last = episode.decom
    if ends:
        return Year.around(max(ends, key=lambda start: (ends[start], start)))
    return Year.around(last) if last else None


def birthday(dob: date, age: int) -> date:
    """The day on which that age is reached; who is born on 29 February reaches it on 1 March where there is none."""
    try:
        return dob.replace(year=dob.year + age)
    except ValueError:
        return date(dob.year + age, 3, 1) if dob.year + age <= date.max.year else date.max


def is_under(dob: date | None, age: int, day: date | None) -> bool:
    return bool(dob and day and day < birthday(dob, age))


def has_reached(dob: date | None, age: int, day: date | None) -> bool:
    return bool(dob and day and day >= birthday(dob, age))


class Facts:
    """One child in one year, with what follows from its episodes."""

    def __init__(self, child: ChildRecord, year: Year) -> None:
        self.child = child
        self.year = year

    @cached_property
    def header(self) -> Header | None:
        return self.child.header

    @cached_property
    def dob(self) -> date | None:
        return self.child.dob

    @cached_property
    def female(self) -> bool:
        return bool(self.header and self.header.sex in FEMALE)

    @cached_property
    def episodes(self) -> tuple[Episode, ...]:
        """The episodes with a readable start, in its order."""
        return tuple(episode for episode in self.child.episodes if episode.decom)

    @cached_property
    def pairs(self) -> tuple[tuple[Episode, Episode], ...]:
        return tuple(pairwise(self.episodes))

    @cached_property
    def following(self) -> Mapping[int, Episode]:
        """`id(episode)` -> the episode after it."""
        return {id(first): second for first, second in self.pairs}

    @cached_property
    def last(self) -> Episode | None:
        return self.episodes[-1] if self.episodes else None

    @cached_property
    def left(self) -> date | None:
        """The day the child left care for good, as far as the return says."""
        last = self.last
        return last.dec if last and last.dec and last.rec not in ("", "X1") else None

    @cached_property
    def full_care(self) -> tuple[Episode, ...]:
        """Episodes other than short-term breaks."""
        return tuple(episode for episode in self.episodes if episode.ls not in SHORT_BREAK)

    @cached_property
    def only_short_breaks(self) -> bool:
        return bool(self.episodes) and not self.full_care

    @cached_property
    def began(self) -> date | None:
        """The first day of the latest period of care, None when the return does not show it (episodes of earlier years are left out)."""
        return next((episode.decom for episode in reversed(self.episodes) if episode.rne == "S"), None)

    @cached_property
    def continuous(self) -> bool:
        """Looked after on every day of the year, short-term breaks not counted."""
        covered = self.year.start - timedelta(days=1)
        for episode in self.full_care:
            assert episode.decom is not None
            if episode.decom > max(covered, self.year.start):
                return False
            covered = max(covered, episode.dec or date.max)
        return covered > self.year.end

    @cached_property
    def adoptions(self) -> tuple[Episode, ...]:
        return tuple(episode for episode in self.episodes if episode.rec in ADOPTED)

    @cached_property
    def adoptive_placements(self) -> tuple[Episode, ...]:
        return tuple(episode for episode in self.episodes if episode.place in FOR_ADOPTION)

    @cached_property
    def placing_decisions(self) -> tuple[PlacedForAdoption, ...]:
        return self.child.placed_for_adoption

    @cached_property
    def decided(self) -> bool:
        return any(decision.row.text("DATE_PLACED") for decision in self.placing_decisions)

    def in_care_on(self, day: date) -> Episode | None:
        """The episode of full care that covers a day (the day it ends not counted)."""
        return next(
            (e for e in self.full_care if e.decom and e.decom <= day and (e.dec is None or e.dec > day)), None
        )

    def runs(self, legal: str) -> Iterator[tuple[Episode, date]]:
        """Unbroken stretches under one legal status: the first episode and the day the stretch ends (or the year does)."""
        first: Episode | None = None
        end = self.year.end
        for episode in self.episodes:
            if episode.ls != legal:
                continue
            if first is not None and episode.decom == end and episode.rne != "S":
                end = episode.dec or self.year.end
                continue
            if first is not None:
                yield first, end
            first, end = episode, episode.dec or self.year.end
        if first is not None:
            yield first, end
