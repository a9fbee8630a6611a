"""Whose name would tell where a child is kept safe."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor
from samspil.ground import names
from samspil.people.models import Address, Bond, HouseholdMember, Person
from samspil.people.queries.family import family
from samspil.people.queries.joining import records_of
from samspil.people.terms import KIN, BondKind

BY_BLOOD = tuple(kind for kind in KIN if kind != BondKind.FOSTER_CARER)


def kept_secret(child: Person, *, for_: Actor, secret: bool) -> frozenset[UUID]:
    """Foster carers of the child, their partners and who lives with them, when nobody outside the institutions may learn
    where that is: the place of the child is `secret`, or an address or home of theirs is protected, by whomever. Relatives
    of the child are not among them: the family knows those. At most six queries."""
    records = {p.pk for p in records_of(child, for_=for_).records}
    bonds = Bond.objects.filter(to__in=records, kind=BondKind.FOSTER_CARER)
    carers = set(bonds.values_list("person_id", flat=True))
    if carers and not secret:
        carers = _protected(carers)
    return frozenset((carers | _around(carers)) - _relatives(records) - records) if carers else frozenset()


def unsaid(
    child: Person, kept: Collection[UUID], *, for_: Actor, besides: Iterable[str] = ()
) -> names.Unsaid:
    """The words by which a text would tell of those who are kept secret: of their names, but for those that somebody bears
    whom the family knows, or who is `besides` in the room. None without anybody; else at most eight queries."""
    if not kept:
        return names.Unsaid()
    around = family(child, for_=for_).people
    known = " ".join([*besides, *(w for id, p in around.items() if id not in kept for w in _words(p))])
    told = {w for p in Person.objects.filter(pk__in=kept) for w in _words(p)}
    return names.Unsaid(tuple(sorted(w for w in told if not names.mentions(known, w))))


def place_words(child: Person, *, for_: Actor) -> tuple[str, ...]:
    """The words by which a text would tell a place that the actor's institution protects, of the child or somebody around it: streets,
    towns, postcodes, names of houses; but for those that stand in an address nobody protects. Whoever writes is warned of them. What
    others protect is not asked: a warning must not tell what it hides. Five queries."""
    records = {p.pk for p in records_of(child, for_=for_).records}
    bonds = Bond.objects.filter(Q(person__in=records) | Q(to__in=records)).values_list("person_id", "to_id")
    near = _around(records | {end for pair in bonds for end in pair}) | records
    near |= {end for pair in bonds for end in pair}
    told, hidden = set(), set()
    for one in Address.objects.filter(person__in=near):
        words = {*_places(one.street), *_places(one.city), "".join(one.postcode.split())}
        if not one.protected:
            told |= words
        elif one.noted_by_id == for_.institution:
            hidden |= words
    stays = HouseholdMember.objects.filter(person__in=near, household__protected=True)
    for label in stays.filter(household__noted_by=for_.institution).values_list(
        "household__label", flat=True
    ):
        hidden |= _places(label)
    here = for_.institution_name  # the town in the name of the own institution is no secret
    return tuple(sorted(w for w in hidden - told - {""} if not names.mentions(here, w)))


def all_place_words(*, for_: Actor) -> tuple[str, ...]:
    """The words of every place that the actor's institution protects, of whomever; towns and postcodes but for those where somebody
    lives openly. Three queries."""
    ours = Address.objects.filter(protected=True, noted_by=for_.institution).only(
        "street", "city", "postcode"
    )
    found, wide = set(), {}
    for one in ours:
        found |= _places(one.street)
        wide[one.city] = _places(one.city)
        wide[one.postcode] = {"".join(one.postcode.split())}
    homes = HouseholdMember.objects.filter(household__protected=True, household__noted_by=for_.institution)
    for label in homes.values_list("household__label", flat=True).distinct():
        found |= _places(label)
    openly = Address.objects.filter(Q(city__in=wide) | Q(postcode__in=wide), protected=False) if wide else ()
    known = {word for one in openly for word in (one.city, one.postcode)}
    found |= {word for said, words in wide.items() if said not in known for word in words}
    here = for_.institution_name
    return tuple(sorted(w for w in found - {""} if not names.mentions(here, w)))


STREETS = frozenset({
    "street", "road", "lane", "avenue", "close", "straat", "weg", "laan", "plein", "vej", "gade", "allé", "ulice", "třída",
    "náměstí", "katu", "tie", "kuja",
})  # fmt: skip
COMMON = STREETS | {
    "home", "house", "shelter", "refuge", "foster", "family", "flat", "hostel", "with", "huis", "thuis", "opvang", "pleeggezin",
    "gezin", "bij", "hjem", "krisecenter", "plejefamilie", "familie", "lejlighed", "bolig", "azylový", "azylovém", "domov",
    "dům", "domě", "pěstounská", "pěstounské", "rodina", "rodině", "dětský", "dětském", "byt", "bytě", "koti", "kotona",
    "turvakoti", "turvakodissa", "perhe", "sijaisperhe", "asunto",
}  # fmt: skip
"""What kind of place it is names none."""


def _places(text: str) -> set[str]:
    """The words that name a place: with a capital letter, and no common word for a street."""
    words = (word.strip(".,;:()") for word in text.split())
    return {w for w in words if len(w) > 3 and w[0].isupper() and w.casefold() not in COMMON}


def _words(person: Person) -> list[str]:
    return [word for part in (person.given_name, person.called, person.family_name) for word in part.split()]


def _protected(carers: set[UUID]) -> set[UUID]:
    at_home = Address.objects.filter(person__in=carers, protected=True).values_list("person_id", flat=True)
    stays = HouseholdMember.objects.filter(person__in=carers, household__protected=True)
    return {*at_home, *stays.values_list("person_id", flat=True)}


def _around(carers: set[UUID]) -> set[UUID]:
    """Who lives or lived with the carers, and their partners."""
    homes = HouseholdMember.objects.filter(person__in=carers).values("household")
    stays = HouseholdMember.objects.filter(household__in=homes).values_list("person_id", flat=True)
    couples = Bond.objects.filter(Q(person__in=carers) | Q(to__in=carers), kind=BondKind.PARTNER)
    return {*stays, *(end for pair in couples.values_list("person_id", "to_id") for end in pair)}


def _relatives(records: set[UUID]) -> set[UUID]:
    bonds = Bond.objects.filter(Q(person__in=records) | Q(to__in=records), kind__in=BY_BLOOD)
    return {end for pair in bonds.values_list("person_id", "to_id") for end in pair}
