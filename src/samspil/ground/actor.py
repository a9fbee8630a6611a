"""Who acts, for which institution, with which words of permission: frozen facts, decided once per request."""

import dataclasses
import datetime as dt
from uuid import UUID
from zoneinfo import ZoneInfo


@dataclasses.dataclass(frozen=True, slots=True)
class Actor:
    """One person acting for one institution at one moment, or the machine, or an anonymous visitor.

    `words` are the permissions (`access.terms.Word` values); `competences` those the institution holds now.
    `purpose` says why records are looked at in this request and goes into the trail. `at` is that moment; without one
    (the machine) only what has no end counts.
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
    name: str = ""
    institution_name: str = ""
    purpose: str = ""
    at: dt.datetime | None = None

    def may(self, word: str) -> bool:
        return str(word) in self.words

    def day(self, at: dt.datetime) -> dt.date:
        """The day it is at that moment where the actor works. `at.date()` would be the day in Greenwich."""
        return at.astimezone(ZoneInfo(self.time_zone)).date()

    def with_purpose(self, purpose: str) -> "Actor":
        return dataclasses.replace(self, purpose=str(purpose))


NOBODY = Actor()
"""A visitor who has not signed in: no words, no institution, sees nothing that is not open to all."""
