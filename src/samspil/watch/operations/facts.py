"""What other rooms know about the files and people of a stretch of the record: asked for all at once."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.ground import names
from samspil.people import service as people
from samspil.trail import service as trail
from samspil.watch.models import HomeNote
from samspil.watch.operations.homes import keys

SOME = 400  # identifiers asked for at once
MOST_FILES = 50_000  # files remembered from stretch to stretch
RECENT = dt.timedelta(days=90)


LISTS = ("exchange.compose_list", "exchange.compose_return")
"""A list or return that leaves names every file in it; nobody opened them."""


def is_look(entry: Mapping[str, Any]) -> bool:
    """A file was opened, or a paper of it taken out, which shows no less."""
    return entry["deed"] in trail.READS and entry["act"] not in LISTS


def without_titles(name: str) -> list[str]:
    """The words of a name without degrees: Mgr. Jana Nováková, Ph.D. is Jana Nováková."""
    return [word for word in name.partition(",")[0].split() if "." not in word]


def surnames(text: str) -> frozenset[str]:
    """The keys of a surname: folded, each half of a double one, the Czech endings of women and men as one. Dvořák and
    Dvořáková, Malý and Malá, Svoboda and Svobodová share one; so do Hájek and Hájková, Němec and Němcová, Havel and
    Havlová, where the woman's name drops a letter: such a name has both keys."""
    return frozenset(key for t in names.tokens(text) if len(t) > 2 for key in _stems(t))


def _stems(token: str) -> list[str]:
    if token.endswith("ova") and len(token) > 5:
        stem = token.removesuffix("ova")
        return [stem, stem[:-1]] if stem.endswith("ke") else [stem]
    if token[-1] in "ayo" and len(token) > 3:
        return [token[:-1]]
    if token[-2:] in DROPPED and len(token) > 4:
        return [token, token[:-2] + token[-1]]
    return [token]


DROPPED = ("ek", "ec", "el", "en")
"""Endings whose e the woman's name leaves out."""


def spellings(stem: str) -> list[str]:
    """The folded words that have this stem."""
    with_e = [stem[:-1] + "e" + stem[-1]] if "e" + stem[-1:] in DROPPED else []
    return [stem, *(stem + ending for ending in ("a", "y", "o", "ova", "eova")), *with_e]


@dataclass(frozen=True, slots=True)
class Worker:
    """Who looked: surname, whole name and address of mail as keys."""

    surname: frozenset[str]
    whole: str
    email: str
    home: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class File:
    """Whose file it is, as keys: nothing here is kept."""

    closed_at: dt.datetime | None
    workers: frozenset[UUID]
    surnames: frozenset[str]
    wholes: Mapping[str, bool]
    emails: Mapping[str, bool]
    homes: frozenset[str]


@dataclass(slots=True)
class Facts:
    institution: UUID
    workers: dict[UUID, Worker] = field(default_factory=dict)
    files: dict[UUID, File] = field(default_factory=dict)
    _wrote: dict[tuple[UUID, UUID], bool] = field(default_factory=dict)
    _bearers: dict[tuple[str, int], bool] = field(default_factory=dict)

    def next_stretch(self) -> None:
        self._wrote.clear()
        if len(self.files) > MOST_FILES:
            self.files.clear()

    def own_work(self, account: UUID, case: UUID, at: dt.datetime) -> bool:
        """Whether the file belongs to their work: they are its worker, or wrote in it lately."""
        file = self.files.get(case)
        if file is None or account in file.workers:
            return True
        pair = (account, case)
        if pair not in self._wrote:
            self._wrote[pair] = bool(trail.wrote_in(pairs=[pair], since=at - RECENT))
        return self._wrote[pair]

    def rare(self, surname: str, most: int) -> bool:
        """Whether at most so many people whom the institution knows bear the name."""
        key = (surname, most)
        if key not in self._bearers:
            self._bearers[key] = (
                people.bearers(spellings(surname), institution=self.institution, most=most + 1) <= most
            )
        return self._bearers[key]


def facts_for(entries: list[Any], *, facts: Facts, at: dt.datetime) -> Facts:
    """What is not known yet of the people and files of this stretch. A stretch after a stretch, as when a whole record is
    read, meets the same files again and again; who wrote in them lately is asked anew, because "lately" moves on."""
    reads = [e for e in entries if is_look(e) and e["case"] and e["account"]]
    facts.next_stretch()
    who_looked = {e["account"] for e in reads} - set(facts.workers)
    notes = {
        n.account_id: (n.with_postcode, n.with_town) for n in HomeNote.objects.filter(account__in=who_looked)
    }
    for some in _some(who_looked):
        for who in accounts.several(some):
            words = without_titles(who.name)
            facts.workers[who.pk] = Worker(
                surnames(words[-1] if words else ""), " ".join(names.tokens(" ".join(words))), who.email.casefold(),
                notes.get(who.pk, ("", "")),
            )  # fmt: skip
    for some in _some({e["case"] for e in reads} - set(facts.files)):
        facts.files |= _files(some, at)
    return facts


def _files(some: list[UUID], at: dt.datetime) -> dict[UUID, File]:
    watched = cases.watched(some)
    marks = people.marks({w.child for w in watched.values()}, on=at.date())
    found = {}
    for case, file in watched.items():
        who = marks.get(file.child, [])
        homes = {
            key for m in who for a in m.homes for key in keys(street=a[0], postcode=a[1], city=a[2]) if key
        }
        found[case] = File(
            closed_at=file.closed_at,
            workers=file.workers,
            surnames=frozenset(k for m in who for k in surnames(m.family_name)),
            wholes=_first((" ".join(names.tokens(m.name)), m.own) for m in who),
            emails=_first((m.email.casefold(), m.own) for m in who),
            homes=frozenset(homes),
        )
    return found


def _first(said: Iterable[tuple[str, bool]]) -> dict[str, bool]:
    """Each key with whether it is the child's own; the child's own counts first."""
    kept: dict[str, bool] = {}
    for key, own in said:
        if key:
            kept[key] = kept.get(key, False) or own
    return kept


def _some(ids: Iterable[UUID]) -> Iterable[list[UUID]]:
    every = sorted(ids)
    return (every[n : n + SOME] for n in range(0, len(every), SOME))
