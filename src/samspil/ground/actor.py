"""Who acts, for which institution, with which words of permission: frozen facts, decided once per request."""

import dataclasses
from uuid import UUID


@dataclasses.dataclass(frozen=True, slots=True)
class Actor:
    """One person acting for one institution at one moment, or the machine, or an anonymous visitor.

    `words` are the permissions (`access.terms.Word` values); `competences` those the institution holds now.
    `purpose` says why records are looked at in this request and goes into the trail.
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

    def may(self, word: str) -> bool:
        return str(word) in self.words

    def with_purpose(self, purpose: str) -> "Actor":
        return dataclasses.replace(self, purpose=str(purpose))


NOBODY = Actor()
"""A visitor who has not signed in: no words, no institution, sees nothing that is not open to all."""
