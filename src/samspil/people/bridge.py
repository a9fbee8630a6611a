"""Where records meet the engine of doubles: rows to plain words, its answer to records and words.

Addresses are left out on purpose: that two people live in one street must not be told about somebody whose address
another institution protects, and such a protection may come after a pair was found.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.engines.doubles.nicknames import forms
from samspil.engines.doubles.problem import People, Somebody
from samspil.engines.doubles.solve import solve
from samspil.engines.kinship import ancestry
from samspil.ground import names
from samspil.people.models import Bond, Person, PossibleDouble
from samspil.people.queries import candidates
from samspil.people.queries.joining import beginnings, known_by
from samspil.people.terms import DIFFERS, FEATURES, LEVELS, UNSAID, Birth, Likely, Sex

NEW = "\uffff"
"""Stands for somebody who has no record yet; sorts behind every identifier."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of two records: its name, how far it agrees, and whether that speaks for, against or not at all."""

    label: Any
    words: Any
    speaks: str


@dataclass(frozen=True, slots=True)
class Near:
    """A known person who may be the one meant."""

    person: Person
    likely: str
    likely_label: Any
    reasons: tuple[Reason, ...]


def reasons(said: dict[str, str]) -> tuple[Reason, ...]:
    return tuple(Reason(FEATURES[f], LEVELS[said[f]], _speaks(said[f])) for f in FEATURES if f in said)


def _speaks(level: str) -> str:
    return "against" if level == DIFFERS else "nothing" if level == UNSAID else "for"


def near(
    *, for_: Actor, given_name: str = "", family_name: str = "", called: str = "", born_on: dt.date | None = None,
    birth: str = "", sex: str = "", phone: str = "", email: str = "", but: Person | None = None, limit: int = 6,
) -> list[Near]:  # fmt: skip
    """Known people who may be this one, likeliest first. A fixed number of queries."""
    row = (NEW, given_name, family_name, called, born_on, birth, sex, phone, email)
    shorts = [form for word in names.tokens(f"{given_name} {called}") for form in forms(word)]
    found = candidates(
        for_=for_,
        beginnings=beginnings(" ".join([given_name, called]), family_name, shorts),
        births=_births(born_on),
        but=but.pk if but else None,
    )
    records = {str(p.pk): p for p in found}
    everybody = (_somebody(row), *(_somebody(_row(p)) for p in found))
    answer = solve(People(everybody, only=NEW, names_suffice=True))
    return [
        Near(records[p.first], p.band, Likely(p.band).label, reasons(dict(p.features)))
        for p in answer.pairs[:limit]
    ]


def _births(born_on: dt.date | None) -> list[dt.date]:
    """The day, and the day with day and month in each other's place."""
    if born_on is None:
        return []
    days = [born_on]
    if born_on.day <= 12:
        days.append(born_on.replace(month=born_on.day, day=born_on.month))
    return days


def _row(p: Person) -> tuple[Any, ...]:
    return (p.pk, p.given_name, p.family_name, p.called, p.born_on, p.birth, p.sex, p.phone, p.email)


def _somebody(row: tuple[Any, ...]) -> Somebody:
    id, given, family, called, born_on, birth, sex, phone, email = row
    born = "" if born_on is None else born_on.isoformat()
    if birth in (Birth.ABOUT, Birth.EXPECTED):
        born = born[:4]
    sex = sex if sex in (Sex.FEMALE, Sex.MALE) else ""
    return Somebody(str(id), given, family, called, born, sex, phone, email)


@dataclass(frozen=True, slots=True)
class Through:
    """What looking through everybody found."""

    pairs: list[PossibleDouble]
    people: int
    left_out: int


def look_through(*, for_: Actor, at: dt.datetime) -> Through:
    """Everybody the actor's institution knows, each with those who share a key."""
    everybody = tuple(_somebody(row) for row in known_by(for_))
    answer = solve(People(everybody))
    return Through([_pair(p, for_, at) for p in answer.pairs], len(everybody), answer.left_out)


def _pair(pair: Any, for_: Actor, at: dt.datetime) -> PossibleDouble:
    said = {f: str(level) for f, level in pair.features if f in FEATURES}
    return PossibleDouble(
        institution_id=for_.institution, first_id=UUID(pair.first), second_id=UUID(pair.second), likely=str(pair.band),
        bits=pair.bits, said=said, found_at=at,
    )  # fmt: skip


def explained(rows: Iterable[PossibleDouble]) -> Iterator[tuple[PossibleDouble, tuple[Reason, ...]]]:
    """Possible doubles with their reasons in words."""
    for row in rows:
        yield row, reasons(row.said)


def circle(known: Iterable[tuple[Bond, UUID, UUID]], older: UUID, younger: UUID) -> list[Bond]:
    """The bonds by which `younger` already comes before `older`, in their order; empty when they do not."""
    between = {(str(above), str(under)): bond for bond, above, under in known}
    chain = ancestry.circle(between, str(older), str(younger))
    return [between[pair] for pair in pairwise(chain)]
