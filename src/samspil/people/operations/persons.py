"""Adding and correcting people, their languages and their numbers elsewhere."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground import names
from samspil.ground.errors import Conflict, Invalid
from samspil.people.models import Language, OutsideId, Person
from samspil.people.operations.guard import file_names, must_know
from samspil.people.operations.knowing import make_known
from samspil.people.terms import Birth, Sex
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
    died, born = changes.get("died_on"), now.born_on
    if died and (died > by.day(at) or (born and died < born)):
        raise Invalid({"died_on": _("Nobody dies before their birth or after today. Check the day.")})
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
    if born_on and birth == Birth.NOT_KNOWN:
        problems["birth"] = _("There is a date. Say how well it is known, or leave the date empty.")
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
def speaks(
    *,
    by: Actor,
    at: dt.datetime,
    person: Person,
    languages: Iterable[tuple[str, str]],
    revision: int | None = None,
) -> None:
    """These are the languages the person speaks, each with how well; what was noted before gives way.

    `revision` is the one of the languages that the writer saw; another one since is a Conflict."""
    require(by, Word.PERSON_WRITE)
    must_know(by, person)
    now = Person.objects.select_for_update().get(pk=person.pk)
    if revision is not None and now.languages_revision != revision:
        raise Conflict(current=now, revision=now.languages_revision)
    spoken = dict(languages)
    Language.objects.filter(person=person).exclude(code__in=spoken).delete()
    for code, how in spoken.items():
        Language.objects.update_or_create(person=person, code=code, defaults={"speaks": how})
    Person.objects.filter(pk=person.pk).update(languages_revision=now.languages_revision + 1)
    trail.record(by=by, at=at, act="people.speaks", record_kind="person", record=person.pk)


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
