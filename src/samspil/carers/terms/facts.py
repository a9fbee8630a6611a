"""What is known of a family, frozen: what rooms above compare. Nothing here reads a table.

What comes by tens of thousands is a named tuple: it is made in a fifth of the time of a frozen dataclass.
"""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID


class Fact(NamedTuple):
    """Something the family wants, can, cannot or has; with its source and the day it was said or seen."""

    topic: str
    stance: str
    detail: str
    low: int | None
    high: int | None
    text: str
    source: str
    on: dt.date | None


class MemberFact(NamedTuple):
    id: UUID
    role: str
    born_on: dt.date | None
    person: UUID | None


class ApprovedRange(NamedTuple):
    """For whom the family is approved: a kind, ages from and before, places. `child`: for this child alone."""

    id: UUID
    kind: str
    age_from: int
    age_before: int
    places: int
    since: dt.date
    until: dt.date | None
    conditions: str
    child: UUID | None


class OfferFact(NamedTuple):
    """How many places of a kind the family has open at all, taken or not; from when; source and day as for a fact."""

    kind: str
    places: int
    since: dt.date
    source: str
    on: dt.date


class LearntFact(NamedTuple):
    title: str
    topic: str
    on: dt.date


class BreakFact(NamedTuple):
    since: dt.date
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Free:
    """Places of a kind for any child: approved and offered (the fewer counts), taken, and what remains."""

    kind: str
    places: int
    taken: int

    @property
    def free(self) -> int:
        return max(0, self.places - self.taken)


@dataclass(frozen=True, slots=True)
class FamilyFacts:
    """All that matching may know of a family. `why_not` are codes of `WhyNot`; empty: may be asked today.

    `kept` are ranges for one child alone whose place that child can still take; `unshown`: something that the law asks of the
    family was never shown. `point` is (latitude, longitude); with `protected` neither it nor `postcode` is ever shown, only a
    distance class.
    """

    id: UUID
    institution: UUID
    name: str
    kind: str
    status: str
    area: str
    postcode: str
    point: tuple[float, float] | None
    protected: bool
    consultant: UUID | None
    consultant_name: str
    last_heard_on: dt.date | None
    waiting_since: dt.date | None
    members: tuple[MemberFact, ...]
    approvals: tuple[ApprovedRange, ...]
    offers: tuple[OfferFact, ...]
    facts: tuple[Fact, ...]
    learnt: tuple[LearntFact, ...]
    breaks: tuple[BreakFact, ...]
    free: tuple[Free, ...]
    kept: tuple[ApprovedRange, ...]
    why_not: tuple[str, ...]
    unshown: bool

    def about(self, topic: str, detail: str = "") -> tuple[Fact, ...]:
        """The facts on a topic, newest first; with a detail only those on that."""
        return tuple(f for f in self.facts if f.topic == topic and (not detail or f.detail == detail))

    def free_of(self, kind: str, *children: UUID) -> int:
        """Places for any child; with `children` also those that are kept for one of them alone."""
        mine = {one.child for one in self.kept if one.kind == kind and one.child in children}
        return next((one.free for one in self.free if one.kind == kind), 0) + len(mine)
