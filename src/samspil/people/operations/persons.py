"""Adding and correcting people, and what binds them."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground import names
from samspil.ground.errors import Conflict, Invalid
from samspil.people.models import (
    Address,
    Bond,
    Household,
    HouseholdMember,
    Language,
    OutsideId,
    Person,
)
from samspil.people.operations.knowing import file_names, make_known, met_around_others, must_know
from samspil.people.terms import Birth, BondKind, Sex
from samspil.trail import service as trail

EARLIEST = dt.date(1880, 1, 1)


@transaction.atomic
def add(
    *,
    by: Actor,
    at: dt.datetime,
    given_name: str = "",
    family_name: str = "",
    called: str = "",
    born_on: dt.date | None = None,
    birth: str = "",
    sex: str = "",
    phone: str = "",
    email: str = "",
    reach_note: str = "",
    languages: Iterable[tuple[str, str]] = (),
    around: Person | None = None,
) -> Person:
    """Add a person whom the actor's institution now knows. A name or a calling name is needed, nothing else.

    Somebody met `around` a child is known as long as the child is.
    """
    require(by, Word.PERSON_WRITE)
    if around is not None:
        must_know(by, around)
    facts = checked(given_name, family_name, called, born_on, birth, sex, by.day(at))
    person = Person(phone=phone, email=email, reach_note=reach_note, **facts)
    person.save(force_insert=True)
    for code, speaks in languages:
        Language.objects.create(person=person, code=code, speaks=speaks)
    make_known([person], to=by.institution, by=by, at=at, through=around)
    trail.record(by=by, at=at, act="people.add", record_kind="person", record=person.pk)
    return person


@transaction.atomic
def correct(*, by: Actor, at: dt.datetime, person: Person, revision: int, **changes: Any) -> Person:
    """Correct facts about a person. `revision` is the one the writer saw; another one since is a Conflict."""
    require(by, Word.PERSON_WRITE)
    must_know(by, person)
    now = Person.objects.select_for_update().get(pk=person.pk)
    if now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    kept = {
        f: changes.get(f, getattr(now, f))
        for f in ("given_name", "family_name", "called", "born_on", "birth", "sex")
    }
    for name, value in checked(**kept, today=by.day(at)).items():
        setattr(now, name, value)
    for name in ("phone", "email", "reach_note", "died_on"):
        if name in changes:
            setattr(now, name, changes[name])
    now.revision += 1
    now.save()
    file_names([now], at)
    trail.record(
        by=by,
        at=at,
        act="people.correct",
        record_kind="person",
        record=now.pk,
        details={"fields": sorted(changes)},
    )
    return now


def checked(
    given_name: str,
    family_name: str,
    called: str,
    born_on: dt.date | None,
    birth: str,
    sex: str,
    today: dt.date,
) -> dict[str, Any]:
    problems = {}
    if not (given_name.strip() or family_name.strip() or called.strip()):
        problems["given_name"] = _("Write at least one name, or what the person wants to be called.")
    if born_on and born_on < EARLIEST:
        problems["born_on"] = _("This date of birth is too long ago. Check the year.")
    if born_on and born_on > today and birth != Birth.EXPECTED:
        problems["born_on"] = _("This date of birth is in the future. Check it, or choose “expected”.")
    if born_on and not birth:
        birth = Birth.EXACT
    if sex and sex not in Sex.values:
        problems["sex"] = _("Choose from the list.")
    if problems:
        raise Invalid(problems)
    return {
        "given_name": given_name.strip(), "family_name": family_name.strip(), "called": called.strip(),
        "sort_name": names.sort_key(family_name, given_name or called), "born_on": born_on, "birth": birth, "sex": sex,
    }  # fmt: skip


@transaction.atomic
def bind(
    *,
    by: Actor,
    at: dt.datetime,
    person: Person,
    to: Person,
    kind: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
    note: str = "",
) -> Bond:
    """Say what `person` is to `to`: bind(person=Kate, kind=MOTHER, to=Maya).

    Somebody whom the institution met only around others is from now on known through `to` as well.
    """
    require(by, Word.PERSON_WRITE)
    must_know(by, person, to)
    problems = {}
    if person.pk == to.pk:
        problems["person"] = _("A person cannot be bound to themselves. Choose somebody else.")
    if since and until and until <= since:
        problems["until"] = _("The end must come after the start.")
    if kind not in BondKind.values:
        problems["kind"] = _("Choose from the list.")
    if problems:
        raise Invalid(problems)
    bond = Bond.objects.create(
        person=person, to=to, kind=kind, since=since, until=until, note=note, noted_by_id=by.institution
    )
    if met_around_others(person, by.institution, at):
        make_known([person], to=by.institution, by=by, at=at, through=to)
    trail.record(by=by, at=at, act="people.bind", record_kind="bond", record=bond.pk)
    return bond


@transaction.atomic
def speaks(*, by: Actor, at: dt.datetime, person: Person, languages: Iterable[tuple[str, str]]) -> None:
    """These are the languages the person speaks, each with how well; what was noted before gives way."""
    require(by, Word.PERSON_WRITE)
    must_know(by, person)
    spoken = dict(languages)
    Language.objects.filter(person=person).exclude(code__in=spoken).delete()
    for code, how in spoken.items():
        Language.objects.update_or_create(person=person, code=code, defaults={"speaks": how})
    trail.record(by=by, at=at, act="people.speaks", record_kind="person", record=person.pk)


@transaction.atomic
def lives_at(
    *,
    by: Actor,
    at: dt.datetime,
    person: Person,
    since: dt.date,
    street: str = "",
    postcode: str = "",
    city: str = "",
    country: str = "",
    protected: bool = False,
) -> Address:
    """The person lives at an address from a day on; the one before ends that day."""
    require(by, Word.PERSON_WRITE)
    must_know(by, person)
    if not (street.strip() or city.strip() or postcode.strip()):
        raise Invalid({"street": _("Write a street, a postcode or a place.")})
    before = Address.objects.filter(person=person, noted_by_id=by.institution, until=None, since__lt=since)
    before.update(until=since)
    address = Address.objects.create(
        person=person,
        street=street.strip(),
        postcode=postcode.strip(),
        city=city.strip(),
        country=country or by.country,
        protected=protected,
        since=since,
        noted_by_id=by.institution,
    )
    trail.record(by=by, at=at, act="people.lives_at", record_kind="address", record=address.pk)
    return address


@transaction.atomic
def share_home(
    *, by: Actor, at: dt.datetime, label: str, people: Iterable[Person], since: dt.date
) -> Household:
    """These people live together from a day on."""
    require(by, Word.PERSON_WRITE)
    people = list(people)
    must_know(by, *people)
    household = Household.objects.create(label=label, noted_by_id=by.institution)
    for person in people:
        HouseholdMember.objects.create(household=household, person=person, since=since)
    trail.record(by=by, at=at, act="people.share_home", record_kind="household", record=household.pk)
    return household


@transaction.atomic
def note_outside_id(*, by: Actor, at: dt.datetime, person: Person, scheme: str, value: str) -> OutsideId:
    """The number under which the actor's institution meets this person in a list or return."""
    require(by, Word.PERSON_WRITE)
    must_know(by, person)
    noted, fresh = OutsideId.objects.get_or_create(
        institution_id=by.institution, scheme=scheme, value=value, defaults={"person": person}
    )
    if noted.person_id != person.pk:
        raise Invalid({"value": _("Another person already has this number.")})
    if fresh:
        trail.record(by=by, at=at, act="people.note_outside_id", record_kind="person", record=person.pk)
    return noted
