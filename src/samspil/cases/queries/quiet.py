"""What would tell where the child is kept safe, and so is not said to the family, in their own file, on a page of the plan, in a
copy: names of who cares for the child there, and of organisations that take part since the place became secret (decision 24)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.cases.queries.files import secret_since
from samspil.cases.queries.sight import table
from samspil.cases.terms import PROTECTED
from samspil.ground.names import Unsaid, sentences
from samspil.institutions.terms import Kind
from samspil.people import service as people

LEFT = "[…]"
"""Stands where words are left off."""


@dataclass(frozen=True, slots=True)
class Home:
    """An organisation of which the people of the file read only what kind it is."""

    name: str
    letters: str = "–"
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Quiet:
    """`people` and the `words` that name them; `known` are the organisations that are named, None means all of them; `homes` of
    the table that are not, by name, with what is said instead."""

    people: frozenset[UUID] = frozenset()
    words: Unsaid = field(default_factory=Unsaid)
    known: frozenset[UUID] | None = None
    homes: Mapping[str, str] = field(default_factory=dict)

    def home(self, institution: Any) -> Any:
        if institution is None or self.known is None or institution.pk in self.known:
            return institution
        return Home(str(Kind(institution.kind).label))

    def called(self, id: Any, name: str, kind: str) -> str:
        return name if self.known is None or id in self.known else str(Kind(kind).label)

    def renamed(self, text: str) -> str:
        """A heading, with what kind of organisation it is in place of a name that is not said."""
        for name, kind in self.homes.items():
            text = text.replace(name, kind)
        return text

    def in_(self, *texts: str) -> bool:
        return self.words.in_(*texts) or any(name in text for name in self.homes for text in texts)

    def text(self, words: str) -> str:
        """The text without the sentences that tell."""
        for start, end in reversed(self.sentences(words)):
            words = f"{words[:start]}{LEFT}{words[end:]}"
        return words

    def sentences(self, words: str) -> list[tuple[int, int]]:
        if not self.in_(words):
            return []
        return [span for span in sentences(words) if self.in_(words[slice(*span)])] or [(0, len(words))]


def quiet(case: Any, person: Any, *, eyes: Actor) -> Quiet:
    """The child, and who cares for the child there, know it: to them nothing is left off. Six queries at most where nothing is
    secret."""
    if person.pk == case.child_id:
        return Quiet()
    kept = people.kept_secret(case.child, for_=eyes, secret=case.place == PROTECTED)
    if person.pk in kept:
        return Quiet()
    words = people.unsaid(case.child, kept, for_=eyes, besides=[person.name])
    begun = secret_since(case)
    if begun is None:
        return Quiet(kept, words)
    there = table(case)
    known = {p.institution_id for p in there if p.since.date() < begun and not _lived_in(p.institution)}
    known.add(case.institution_id)
    homes = {
        p.institution.name: str(Kind(p.institution.kind).label)
        for p in there
        if p.institution_id not in known
    }
    return Quiet(kept, words, frozenset(known), homes)


def _lived_in(institution: Any) -> bool:
    return bool(institution.kind == Kind.RESIDENTIAL)
