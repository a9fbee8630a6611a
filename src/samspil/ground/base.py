"""The base of every table: its identifier, and its statement on personal data and retention."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from django.db import models

from samspil.ground.ids import new_id


@dataclass(frozen=True, slots=True)
class Privacy:
    """What a table keeps about people and for how long.

    `personal` names each field that says something about a person, with the reason it is needed.
    `retention` is the class of the retention clock that governs the row. `over` picks the rows whose time is over at a
    moment, for a table with a clock of its own: the room of retention clears them away. `by_class` picks, for a class of
    record whose period is a rule of the country or of the institution found by `house`, the rows that ended before a moment.
    `clock` says in words how long, or who clears the table, or why nothing does.
    """

    retention: str
    personal: Mapping[str, str] = field(default_factory=dict)
    over: Callable[[dt.datetime], models.Q] | None = None
    by_class: Mapping[str, Callable[[dt.datetime], models.Q]] = field(default_factory=dict)
    house: str = "institution"
    clock: str = ""


RETENTION = {
    "case file": "with the file of the child: the longest period of all institutions that took part, then two people erase it",
    "foster family": "while the family fosters or is on the way to it; then for the periods of its country for the file of a foster "
    "family and for an enquiry that led to no approval, and it goes by itself",
    "trail": "not erased: it holds ids, acts and times, and a chain with a gap would prove nothing",
    "account": "not erased while a record or the trail names who acted; an ended account opens nothing",
    "institution": "while the institution exists; what it decided for itself is part of its history",
    "short": "until sent, used or replaced; at most 90 days, then it goes by itself",
}
"""Each class and what governs it. A `short` table states its own clock; the others may say how they differ."""

SHORT = dt.timedelta(days=90)


class Record(models.Model):
    """Abstract base with a time-ordered UUID. Subclasses must state PRIVACY; a law test checks it."""

    PRIVACY: ClassVar[Privacy]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True
