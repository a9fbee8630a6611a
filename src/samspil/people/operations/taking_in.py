"""Many people at once, from a return or a list; each under the number by which it names them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from samspil.access.service import Actor, Word, require
from samspil.people.models import OutsideId, Person
from samspil.people.operations.guard import must_know
from samspil.people.operations.knowing import make_known
from samspil.people.operations.persons import checked
from samspil.people.terms import Birth
from samspil.trail import service as trail


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person as a return or list says it. Without a name the number stands in its place."""

    number: str
    given_name: str = ""
    family_name: str = ""
    called: str = ""
    born_on: dt.date | None = None
    died_on: dt.date | None = None
    sex: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def take_in(*, by: Actor, at: dt.datetime, scheme: str, people: Iterable[NewPerson]) -> dict[str, Person]:
    """Add people who are not here yet; the answer names them by their number. Five writes, however many they are."""
    require(by, Word.EXCHANGE)
    given = {new.number: new for new in people}
    made = {number: _person(new, by.day(at)) for number, new in given.items()}
    Person.objects.bulk_create(made.values(), batch_size=500)
    OutsideId.objects.bulk_create(
        [
            OutsideId(person=p, institution_id=by.institution, scheme=scheme, value=number)
            for number, p in made.items()
        ],
        batch_size=500,
    )
    make_known(made.values(), to=by.institution, by=by, at=at)
    trail.record_all(
        [trail.Fact("people.take_in", "person", p.pk, details={"scheme": scheme}) for p in made.values()],
        by=by,
        at=at,
    )
    return made


def _person(new: NewPerson, today: dt.date) -> Person:
    named = new.given_name.strip() or new.family_name.strip() or new.called.strip()
    birth = ""
    if new.born_on:
        birth = Birth.EXPECTED if new.born_on > today else Birth.EXACT
    facts = checked(
        new.given_name, new.family_name if named else new.number, new.called, new.born_on, birth, new.sex, today
    )  # fmt: skip
    died = new.died_on if new.died_on and (not new.born_on or new.died_on >= new.born_on) else None
    return Person(**facts, died_on=died, phone=new.phone, email=new.email)


@transaction.atomic
def set_right(*, by: Actor, at: dt.datetime, person: Person, **facts: Any) -> bool:
    """A return now says other facts about a person (born_on, sex, died_on) than it said before."""
    require(by, Word.EXCHANGE)
    must_know(by, person)
    differing = {name: value for name, value in facts.items() if getattr(person, name) != value}
    if not differing:
        return False
    for name, value in differing.items():
        setattr(person, name, value)
    if person.born_on:
        person.birth = Birth.EXPECTED if person.born_on > by.day(at) else (person.birth or Birth.EXACT)
    if person.died_on and person.born_on and person.died_on < person.born_on:
        person.died_on = None
    person.revision += 1
    person.save()
    trail.record(
        by=by, at=at, act="people.set_right", record_kind="person", record=person.pk,
        details={"fields": sorted(differing)},
    )  # fmt: skip
    return True
