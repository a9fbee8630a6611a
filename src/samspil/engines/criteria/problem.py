"""What is compared: children with what they need, families with what is known of them. All frozen."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Mark(StrEnum):
    MET = "met"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


class Asks(StrEnum):
    """How a fact answers a criterion."""

    YES = "yes"
    NO = "no"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ONE_OF = "one_of"
    WITHIN = "within"
    SAID = "said"
    """Only what somebody asked and judged answers it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known, from whom and since when. `value` None is the same as no fact. `words` is what was said."""

    value: Any
    source: str = ""
    on: dt.date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that matters. `wanted` is what meets it, `partly` what nearly does. A `must` is a hard condition."""

    key: str
    asks: Asks
    fact: str = ""
    wanted: Any = None
    partly: Any = None
    must: bool = False
    point: Point | None = None
    lasts: int | None = None
    """For how many days an answer counts; None for the usual time."""


@dataclass(frozen=True, slots=True)
class Child:
    key: str
    born_on: dt.date | None
    kind: str
    """The kind of place that is needed."""


@dataclass(frozen=True, slots=True)
class Ban:
    """This child must not be where one of these people lives, in one of these families, or in one of these areas."""

    child: str
    key: str
    people: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    """Of those who live in families and are nobody known by person: who is surely somebody else than the people named."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Two children who must not live in one family. `sole` instead of a second child: no other child at all."""

    key: str
    child: str
    other: str = ""
    sole: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    key: str
    children: tuple[Child, ...]
    on: dt.date
    """The day on which the children would come."""
    today: dt.date
    criteria: tuple[Criterion, ...] = ()
    bans: tuple[Ban, ...] = ()
    aparts: tuple[Apart, ...] = ()
    checks: tuple[str, ...] = ()
    """The checks that the law asks of every family."""


@dataclass(frozen=True, slots=True)
class Approval:
    """For which kind of place and which ages, both ends included, from when until when; for named children only if so."""

    kind: str
    from_age: int
    to_age: int
    since: dt.date
    until: dt.date | None = None
    only: frozenset[str] = frozenset()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A legal requirement: given or refused, and until when. `given` None is one that nobody has answered."""

    given: bool | None
    until: dt.date | None = None
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Family:
    key: str
    approvals: tuple[Approval, ...] = ()
    free: Mapping[str, int | None] = field(default_factory=dict)
    """Free places by kind; None is not known. A kind that is not there has none."""
    checks: Mapping[str, Check] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    strangers: frozenset[str] = frozenset()
    """Who lives there and is not known as a person: whether a ban names them nobody can say."""
    children: frozenset[str] = frozenset()
    """Children who live there: own and placed."""
    alone: str = ""
    """What says of a child who lives there that it must live without other children."""
    area: str = ""
    point: Point | None = None
    """None where it is protected or not known."""
    protected: bool = False
    rests_until: dt.date | None = None
    """Wants no child before that day."""
    closed: bool = False
    """Takes no child now, whatever the reason: ended, or while something is looked into."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How one family answers one condition or criterion. `why` is a code, `told` what belongs into its sentence."""

    mark: Mark
    why: str = ""
    told: tuple[Any, ...] = ()
    source: str = ""
    on: dt.date | None = None
    old: bool = False


class Standing(StrEnum):
    IN = "in"
    ASK = "ask"
    """Nothing speaks against it, but a hard condition is not known."""
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Row:
    family: str
    standing: Standing
    hard: tuple[Cell, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of `found` are those on the table, then those to be asked, then those that are out; each in neutral order."""

    found: tuple[Row, ...]
    ask: tuple[Row, ...]
    out: tuple[Row, ...]

    @property
    def none(self) -> bool:
        return not self.found


HARD = ("approved", "places", "checks", "bans", "apart", "open")
"""The hard conditions that every family is asked, in the order of a row's `hard`; musts follow."""
