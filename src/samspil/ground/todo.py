"""What waits for somebody: the common shape that rooms hand to My day."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing that waits for a person: when, what, about whom, and the one button that does it.

    `url` is reversed by the room that owns the thing; `verb` is the button's word; `strong` marks a decision.
    """

    due: dt.date | None
    title: Any
    detail: Any
    url: str
    verb: Any
    kind: str
    case: UUID | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something with a time today: a meeting, a visit, a call."""

    starts_at: dt.datetime
    minutes: int | None
    title: Any
    detail: Any
    url: str
    extra_url: str = ""
    extra_word: Any = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A row of the board: a fact that must exist and is missing, or a date that has passed."""

    case: UUID | None
    who: str
    since: dt.datetime | dt.date | None
    detail: Any
    url: str
