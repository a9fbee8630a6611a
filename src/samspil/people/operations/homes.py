"""Where people live, and with whom."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground.errors import Invalid
from samspil.people import policy, queries
from samspil.people.models import Address, Household, HouseholdMember, Person
from samspil.people.operations.guard import must_know
from samspil.trail import service as trail


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
def protect(*, by: Actor, at: dt.datetime, address: UUID, protected: bool) -> Address:
    """An address that the actor's institution noted is protected from now on, or no longer."""
    require(by, Word.PERSON_WRITE)
    now = queries.own_address(address, for_=by)
    if now.protected != protected:
        now.protected = protected
        now.save(update_fields=["protected"])
        trail.record(
            by=by,
            at=at,
            act="people.protect",
            record_kind="address",
            record=now.pk,
            details={"protected": protected},
        )
    return now


@transaction.atomic
def share_home(
    *,
    by: Actor,
    at: dt.datetime,
    label: str,
    people: Iterable[Person],
    since: dt.date | None,
    protected: bool = False,
) -> Household:
    """These people live together from a day on. A protected home no other institution sees."""
    require(by, Word.PERSON_WRITE)
    chosen = {p.pk: p for p in people}
    must_know(by, *chosen.values())
    problems = _problems(by, at, since)
    if not label.strip():
        problems["label"] = _("Name the home as the family does: “at grandmother's”.")
    if len(chosen) < 2:
        problems["people"] = _("Choose at least two people who live together.")
    if problems:
        raise Invalid(problems)
    household = Household.objects.create(
        label=label.strip()[:120], protected=protected, noted_by_id=by.institution
    )
    _move_in(by, household, chosen.values(), since)
    trail.record(by=by, at=at, act="people.share_home", record_kind="household", record=household.pk)
    return household


@transaction.atomic
def join_home(
    *, by: Actor, at: dt.datetime, household: UUID, people: Iterable[Person], since: dt.date | None
) -> Household:
    """These people live there too, from a day on."""
    require(by, Word.PERSON_WRITE)
    queries.household(household, for_=by)
    home = Household.objects.select_for_update().get(pk=household)
    seen = policy.visible_stays(by).filter(household=home, until=None)
    there = set(seen.values_list("person_id", flat=True))
    chosen = {p.pk: p for p in people if p.pk not in there}
    must_know(by, *chosen.values())
    problems = _problems(by, at, since)
    if not chosen:
        problems["people"] = _("Choose who lives there too.")
    if problems:
        raise Invalid(problems)
    _move_in(by, home, chosen.values(), since)
    trail.record(
        by=by, at=at, act="people.join_home", record_kind="household", record=home.pk,
        details={"people": len(chosen)},
    )  # fmt: skip
    return home


def _problems(by: Actor, at: dt.datetime, since: dt.date | None) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if since is None:
        problems["since"] = _("Say since when they live together.")
    elif since > by.day(at):
        problems["since"] = _("This day is still to come.")
    return problems


def _move_in(by: Actor, home: Household, people: Iterable[Person], since: dt.date | None) -> None:
    for person in people:
        HouseholdMember.objects.create(household=home, person=person, since=since, noted_by_id=by.institution)


@transaction.atomic
def leave_home(
    *, by: Actor, at: dt.datetime, member: HouseholdMember, until: dt.date | None
) -> HouseholdMember:
    """Somebody no longer lives there, from a day on."""
    require(by, Word.PERSON_WRITE)
    queries.member(member.pk, for_=by)
    now = HouseholdMember.objects.select_for_update().get(pk=member.pk)
    if until is None:
        raise Invalid({"until": _("Say from which day they no longer live there.")})
    if until <= now.since:
        raise Invalid({"until": _("The end must come after the start.")})
    now.until = until
    now.save(update_fields=["until"])
    trail.record(by=by, at=at, act="people.leave_home", record_kind="household", record=now.household_id)
    return now
