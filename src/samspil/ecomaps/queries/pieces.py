"""What a picture is made of: plain facts of one moment, without anything of the database."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class State:
    """How a tie is from a day on."""

    since: dt.date
    ended: bool
    role: str
    quality: str
    support: str
    often: str
    sphere: str
    last_contact: dt.date | None
    note: str
    consent: str = ""
    wish: str = ""


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie with all that stands of it, oldest first. The ends are nodes."""

    id: UUID
    who: str
    to: str
    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody, or a place, on the picture. `sign` is f, m or o; `relation` is what they are, in words. `consent` and
    `wish` are empty for a place, and for a relative of whom nobody noted a tie."""

    id: str
    person: UUID | None
    name: str
    full_name: str
    relation: str = ""
    sign: str = "o"
    child: bool = False
    born: dt.date | None = None
    died: dt.date | None = None
    expected: bool = False
    age: int | None = None
    kin: bool = False
    work: bool = False
    consent: str = ""
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Joint:
    """A bond of the family on a day. `parted` is a couple that is none any more."""

    id: UUID
    person: str
    to: str
    kind: str
    label: Any
    parted: bool = False


@dataclass(frozen=True, slots=True)
class TieOn:
    """A tie on a day. Without an `id` it follows from a bond alone: how it is, nobody said."""

    id: UUID | None
    bond: UUID | None
    who: str
    to: str
    since: dt.date | None
    state: State


@dataclass(frozen=True, slots=True)
class Home:
    id: UUID
    label: str
    members: tuple[str, ...]
    since: dt.date


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The picture of one day."""

    on: dt.date
    child: str
    nodes: dict[str, Node]
    joints: tuple[Joint, ...]
    ties: tuple[TieOn, ...]
    homes: tuple[Home, ...]
