"""A person is visible to the institutions that know them now; a protected address to the one that wrote it down, and
so is who lives together with a protected person."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.people.models import (
    Address,
    Household,
    HouseholdMember,
    Joined,
    Knowing,
    Person,
    PossibleDouble,
)


def still(at: dt.datetime | None) -> Q:
    """Knowing that has not ended at that moment."""
    endless = Q(until__isnull=True)
    return endless if at is None else endless | Q(until__gt=at)


def known(actor: Actor) -> QuerySet[Knowing]:
    """What the actor's institution knows of people at the actor's moment; an end that has passed counts by itself."""
    return Knowing.objects.filter(still(actor.at), institution_id=actor.institution)


def visible(actor: Actor) -> QuerySet[Person]:
    if actor.institution is None or not actor.may(Word.CASE_READ):
        return Person.objects.none()
    return Person.objects.filter(Exists(known(actor).filter(person=OuterRef("pk"))))


def can(actor: Actor, act: str, record: Any) -> bool:
    """`act` is read or change. Written apart from `visible` on purpose: a law test holds them together."""
    if actor.institution is None or not actor.may(Word.CASE_READ if act == "read" else Word.PERSON_WRITE):
        return False
    return any(
        k.institution_id == actor.institution
        and (k.until is None or (actor.at is not None and actor.at < k.until))
        for k in record.known_by.all()
    )


def visible_addresses(actor: Actor) -> QuerySet[Address]:
    own = Q(noted_by_id=actor.institution) if actor.institution else Q(pk__in=[])
    return Address.objects.filter(Q(protected=False) | own)


def hidden_living(actor: Actor, path: str) -> Exists:
    """A condition: another institution protects an address of this person (by `path`), so that who lives with whom
    would tell where. An address that is over counts too."""
    theirs = Address.objects.filter(person=OuterRef(path), protected=True)
    return Exists(theirs.exclude(noted_by_id=actor.institution) if actor.institution else theirs)


def visible_stays(actor: Actor) -> QuerySet[HouseholdMember]:
    """Who lives in which household: of people the actor's institution knows, in households it may see; of people
    whom another institution protects, only what it noted itself."""
    own = Q(noted_by_id=actor.institution)
    rows = HouseholdMember.objects.filter(person__in=visible(actor), household__in=visible_households(actor))
    return rows.filter(own | ~hidden_living(actor, "person_id"))


def visible_households(actor: Actor) -> QuerySet[Household]:
    """Households the actor's institution noted or noted somebody into; of others those that are not protected and in
    which nobody lives or lived whom another institution protects."""
    stays = HouseholdMember.objects.filter(household=OuterRef("pk"))
    noted = Q(noted_by_id=actor.institution) | Q(
        Exists(stays.filter(noted_by_id=actor.institution)), protected=False
    )
    open_ = Q(~Exists(stays.filter(hidden_living(actor, "person_id"))), protected=False)
    rows = Household.objects.filter(noted | open_)
    return rows.filter(Exists(stays.filter(person__in=visible(actor))))


def joined_at(at: dt.datetime | None) -> Q:
    """Joins that hold at that moment."""
    return Q(until__isnull=True) if at is None else still(at) & Q(since__lte=at)


def visible_joins(actor: Actor) -> QuerySet[Joined]:
    """Joins that hold, of two records that the actor's institution both knows. For anybody else there is no join."""
    if actor.institution is None or not actor.may(Word.CASE_READ):
        return Joined.objects.none()
    mine = known(actor)
    return Joined.objects.filter(
        joined_at(actor.at),
        Exists(mine.filter(person=OuterRef("first_id"))),
        Exists(mine.filter(person=OuterRef("second_id"))),
    )


def can_joined(actor: Actor, act: str, join: Any) -> bool:
    """`act` is read or part. Written apart from `visible_joins` on purpose: a law test holds them together."""
    holds = join.until is None or (actor.at is not None and actor.at < join.until)
    begun = actor.at is None or join.since <= actor.at
    if not (holds and begun and can(actor, "read", join.first) and can(actor, "read", join.second)):
        return False
    return act == "read" or actor.may(Word.PERSON_MERGE)


def visible_doubles(actor: Actor) -> QuerySet[PossibleDouble]:
    """What the actor's institution found among the people it still knows."""
    if actor.institution is None or not (actor.may(Word.PERSON_MERGE) and actor.may(Word.CASE_READ)):
        return PossibleDouble.objects.none()
    mine = known(actor)
    return PossibleDouble.objects.filter(
        Exists(mine.filter(person=OuterRef("first_id"))),
        Exists(mine.filter(person=OuterRef("second_id"))),
        institution_id=actor.institution,
    )


def can_double(actor: Actor, double: Any) -> bool:
    """The same for one, written apart on purpose."""
    return (
        actor.may(Word.PERSON_MERGE)
        and double.institution_id == actor.institution
        and can(actor, "read", double.first)
        and can(actor, "read", double.second)
    )
