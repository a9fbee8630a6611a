"""Adding and correcting people, and what binds them."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground import names
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.people import policy
from samspil.people.models import (
    Address,
    Bond,
    Household,
    HouseholdMember,
    Knowing,
    Language,
    NameKey,
    OutsideId,
    Person,
)
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
) -> Person:
    """Add a person whom the actor's institution now knows. A name or a calling name is needed, nothing else."""
    require(by, Word.PERSON_WRITE)
    facts = checked(given_name, family_name, called, born_on, birth, sex, at.date())
    person = Person(phone=phone, email=email, reach_note=reach_note, **facts)
    person.save(force_insert=True)
    for code, speaks in languages:
        Language.objects.create(person=person, code=code, speaks=speaks)
    make_known([person], to=by.institution, by=by, at=at)
    trail.record(by=by, at=at, act="people.add", record_kind="person", record=person.pk)
    return person


@transaction.atomic
def correct(*, by: Actor, at: dt.datetime, person: Person, revision: int, **changes: Any) -> Person:
    """Correct facts about a person. `revision` is the one the writer saw; another one since is a Conflict."""
    require(by, Word.PERSON_WRITE)
    if not policy.can(by, "change", person):
        raise Refused(_("Your institution does not know this person."))
    now = Person.objects.select_for_update().get(pk=person.pk)
    if now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    kept = {
        f: changes.get(f, getattr(now, f))
        for f in ("given_name", "family_name", "called", "born_on", "birth", "sex")
    }
    for name, value in checked(**kept, today=at.date()).items():
        setattr(now, name, value)
    for name in ("phone", "email", "reach_note", "died_on"):
        if name in changes:
            setattr(now, name, changes[name])
    now.revision += 1
    now.save()
    _file_names([now])
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


def make_known(persons: Iterable[Person], *, to: UUID | None, by: Actor, at: dt.datetime) -> None:
    """An institution begins to know these people, because it works with them; they become findable there."""
    people = list(persons)
    have = set(
        Knowing.objects.filter(institution_id=to, person__in=people).values_list("person_id", flat=True)
    )
    Knowing.objects.filter(institution_id=to, person__in=people, until__isnull=False).update(
        until=None, since=at
    )
    Knowing.objects.bulk_create(
        [Knowing(person=p, institution_id=to, since=at) for p in people if p.pk not in have]
    )
    NameKey.objects.bulk_create(
        [NameKey(institution_id=to, key=k, person=p) for p in people for k in _keys(p)], ignore_conflicts=True
    )
    trail.record(
        by=by,
        at=at,
        act="people.make_known",
        record_kind="institution",
        record=to,
        details={"people": len(people)},
    )


@transaction.atomic
def forget(persons: Iterable[Person], *, by: Actor, at: dt.datetime, institution: UUID) -> None:
    """An institution no longer works with these people and no longer finds them."""
    people = list(persons)
    Knowing.objects.filter(institution_id=institution, person__in=people, until=None).update(until=at)
    NameKey.objects.filter(institution_id=institution, person__in=people).delete()
    trail.record(
        by=by,
        at=at,
        act="people.forget",
        record_kind="institution",
        record=institution,
        details={"people": len(people)},
    )


def _keys(person: Person) -> list[str]:
    return names.keys(f"{person.given_name} {person.called} {person.family_name}")


def _file_names(people: Iterable[Person]) -> None:
    for person in people:
        homes = list(
            Knowing.objects.filter(person=person, until=None).values_list("institution_id", flat=True)
        )
        NameKey.objects.filter(person=person).delete()
        NameKey.objects.bulk_create(
            [NameKey(institution_id=i, key=k, person=person) for i in homes for k in _keys(person)]
        )


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
    """Say what `person` is to `to`: bind(person=Kate, kind=MOTHER, to=Maya)."""
    require(by, Word.PERSON_WRITE)
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
    trail.record(by=by, at=at, act="people.bind", record_kind="bond", record=bond.pk)
    return bond


@transaction.atomic
def speaks(*, by: Actor, at: dt.datetime, person: Person, languages: Iterable[tuple[str, str]]) -> None:
    """These are the languages the person speaks, each with how well; what was noted before gives way."""
    require(by, Word.PERSON_WRITE)
    if not policy.can(by, "change", person):
        raise Refused(_("Your institution does not know this person."))
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
    household = Household.objects.create(label=label, noted_by_id=by.institution)
    for person in people:
        HouseholdMember.objects.create(household=household, person=person, since=since)
    trail.record(by=by, at=at, act="people.share_home", record_kind="household", record=household.pk)
    return household


@transaction.atomic
def note_outside_id(*, by: Actor, at: dt.datetime, person: Person, scheme: str, value: str) -> OutsideId:
    """The number under which the actor's institution meets this person in a list or return."""
    require(by, Word.PERSON_WRITE)
    noted, fresh = OutsideId.objects.get_or_create(
        institution_id=by.institution, scheme=scheme, value=value, defaults={"person": person}
    )
    if noted.person_id != person.pk:
        raise Invalid({"value": _("Another person already has this number.")})
    if fresh:
        trail.record(by=by, at=at, act="people.note_outside_id", record_kind="person", record=person.pk)
    return noted
