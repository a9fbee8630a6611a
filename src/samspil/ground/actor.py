"""Who acts, for which institution, with which words of permission: frozen facts, decided once per request."""

import dataclasses
import datetime as dt
from typing import TypedDict
from uuid import UUID
from zoneinfo import ZoneInfo


@dataclasses.dataclass(frozen=True, slots=True)
class Actor:
    """One person acting for one institution at one moment, or the machine, or an anonymous visitor.

    `words` are the permissions (`access.terms.Word` values); `competences` those the institution holds now.
    `purpose` says why records are looked at in this request and goes into the trail. `at` is that moment; without one
    (the machine) only what has no end counts. `time_zone` is where they read and type the time of day; when they chose
    it themselves, `house_zone` is that of the institution.
    """

    account: UUID | None = None
    institution: UUID | None = None
    team: UUID | None = None
    role: str = ""
    words: frozenset[str] = frozenset()
    competences: frozenset[str] = frozenset()
    country: str = ""
    language: str = "en"
    time_zone: str = "UTC"
    house_zone: str = ""
    name: str = ""
    institution_name: str = ""
    purpose: str = ""
    at: dt.datetime | None = None

    def may(self, word: str) -> bool:
        return str(word) in self.words

    @property
    def law_zone(self) -> str:
        """Where the institution is: terms, days, rosters and figures go by it, whatever zone a person chose for reading."""
        return self.house_zone or self.time_zone

    @property
    def own_zone(self) -> str:
        """The zone the person chose, or none."""
        return self.time_zone if self.house_zone else ""

    def day(self, at: dt.datetime) -> dt.date:
        """The day it is at that moment where the actor works. `at.date()` would be the day in Greenwich."""
        return at.astimezone(ZoneInfo(self.law_zone)).date()

    def with_purpose(self, purpose: str) -> "Actor":
        return dataclasses.replace(self, purpose=str(purpose))


class Zones(TypedDict):
    time_zone: str
    house_zone: str


def zones(own: str, house: str) -> Zones:
    """The zones of an actor: the one a person chose, if any, and that of the institution they act for."""
    return {"time_zone": own or house, "house_zone": house if own else ""}


NOBODY = Actor()
"""A visitor who has not signed in: no words, no institution, sees nothing that is not open to all."""
