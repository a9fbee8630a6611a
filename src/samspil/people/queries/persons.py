import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from samspil.access.service import Actor
from samspil.ground import names
from samspil.ground.errors import NotFound
from samspil.ground.prepared import prepared
from samspil.people import policy
from samspil.people.models import (
    Address,
    Bond,
    BondVersion,
    Household,
    HouseholdMember,
    NameKey,
    OutsideId,
    Person,
)
from samspil.people.terms import LANGUAGES, UNKNOWN, Speaks, bond_words

LAST = "\uffff"
SEARCHED = 30


def get(id: UUID, *, for_: Actor) -> Person:
    found = policy.visible(for_).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def several(ids: Iterable[UUID], *, for_: Actor) -> dict[UUID, Person]:
    """The visible ones among `ids`, in one query."""
    return {p.pk: p for p in policy.visible(for_).filter(pk__in=list(ids))}


def search_records(text: str, *, for_: Actor, limit: int = 30) -> list[Person]:
    """Records known to the actor's institution whose name matches every word of `text`, best first.

    A word matches a name that begins with it, without diacritics, or that sounds the same (Jensen, Jenssen).
    """
    words = names.tokens(text)
    if not words and any(c.isdigit() for c in text):
        return _numbered(text.strip(), for_)
    if not words or for_.institution is None or sum(map(len, words)) < 2:
        return []
    longest = max(words, key=len)
    others = tuple(word for word in dict.fromkeys(words) if word != longest)
    sounding = "~" + names.sounds(longest)
    found: dict[UUID, int] = {}
    for rank, (start, end) in enumerate(((longest, longest + LAST), (sounding, ""))):
        # Those who are written so come first: when they fill the list, nobody who only sounds so is needed.
        if len(found) < limit:
            for person in _filed(start, end, others, for_)[:limit]:
                found.setdefault(person, rank)
    people = _known_people(for_=for_, ids=tuple(found)) if found else []
    return sorted(people, key=lambda p: (found[p.pk], p.sort_name, str(p.pk)))[:limit]


def _filed(start: str, end: str, others: tuple[str, ...], for_: Actor) -> list[UUID]:
    """Known records filed under keys from `start` to `end` (under just that key without an end) and matching the other
    words. At most `SEARCHED` of them."""
    return _filed_rows(
        for_=for_, start=start, end=end or None, written=others, past=tuple(w + LAST for w in others),
        sounding=tuple("~" + names.sounds(w) for w in others),
    )  # fmt: skip


@prepared
def _filed_rows(
    for_: Actor, start: Any, end: Any, written: Any, past: Any, sounding: Any
) -> QuerySet[Any, Any]:
    known = policy.known(for_).filter(person=OuterRef("person_id"))
    rows = NameKey.objects.filter(institution_id=for_.institution)
    keys = rows.filter(person=OuterRef("person_id"))
    rows = rows.filter(key__gte=start, key__lt=end) if end else rows.filter(key=start)
    for word, beyond, sound in zip(written, past, sounding, strict=True):
        # Asked for each row, so that its cost follows the rows found and not how many bear the other name.
        rows = rows.filter(Exists(keys.filter(Q(key__gte=word, key__lt=beyond) | Q(key=sound))))
    rows = rows.filter(Exists(known)).order_by("key", "person_id")
    return rows.values_list("person_id", flat=True)[:SEARCHED]


@prepared
def _known_people(for_: Actor, ids: Any) -> QuerySet[Person]:
    return policy.visible(for_).filter(pk__in=ids)


def _numbered(number: str, for_: Actor) -> list[Person]:
    """Whoever has this number in a list or return of the actor's institution."""
    known = OutsideId.objects.filter(institution_id=for_.institution, value=number[:60]).values("person_id")
    return list(policy.visible(for_).filter(pk__in=known).order_by("sort_name", "id")[:30])


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody around a person: who, what they are to them, and from when until when."""

    bond: UUID
    person: Person
    kind: str
    kind_label: Any
    note: str
    since: dt.date | None
    until: dt.date | None


def _around(bond: Bond) -> Around:
    return Around(
        bond.pk,
        bond.person,
        bond.kind,
        bond_words(bond.kind, bond.person.sex),
        bond.note,
        bond.since,
        bond.until,
    )


def around(person: Person, *, for_: Actor, on: dt.date) -> list[Around]:
    """The people bound to `person` now whom the actor's institution knows, parents first. One query."""
    bonds = _bonds(for_=for_, to=person.pk, on=on)
    order = ["mother", "father", "guardian", "foster_carer", "step_parent"]
    found = [_around(b) for b in bonds]
    return sorted(found, key=lambda a: (order.index(a.kind) if a.kind in order else 9, a.person.sort_name))


@prepared
def _bonds(for_: Actor, to: Any, on: Any) -> QuerySet[Bond]:
    running = Q(until__isnull=True) | Q(until__gt=on)
    rows = Bond.objects.filter(running, to=to, person__in=policy.visible(for_))
    return rows.select_related("person").order_by("kind", "person__sort_name")


def bound_as(kinds: Collection[str], *, to: UUID, on: dt.date) -> frozenset[UUID]:
    """Who is one of these to a person on that day, whoever noted it and whoever knows them: for rules of law that ask what
    somebody is. Never shown."""
    running = Q(until__isnull=True) | Q(until__gt=on)
    rows = Bond.objects.filter(running, to=to, kind__in=kinds)
    return frozenset(rows.values_list("person_id", flat=True))


def earlier(person: Person, *, for_: Actor, on: dt.date) -> list[Around]:
    """The people who were bound to `person` and no longer are, newest end first. One query."""
    rows = Bond.objects.filter(to=person, until__lte=on, person__in=policy.visible(for_))
    return [_around(b) for b in rows.select_related("person").order_by("-until", "id")]


def bond(id: UUID, *, for_: Actor) -> Bond:
    """One bond between two people whom the actor's institution knows."""
    known = policy.visible(for_)
    rows = Bond.objects.filter(person__in=known, to__in=known).select_related("person", "to")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def said_before(bond: Bond) -> list[BondVersion]:
    """What was said of a visible bond before, newest first."""
    rows = BondVersion.objects.filter(bond=bond).select_related("replaced_by", "institution")
    return list(rows.order_by("-revision"))


@dataclass(frozen=True, slots=True)
class Home:
    """Where somebody lives or lived, and with whom of those the actor's institution knows. `own` is their own stay."""

    id: UUID
    label: str
    own: HouseholdMember
    others: tuple[HouseholdMember, ...]

    def ended(self, on: dt.date) -> bool:
        return self.own.until is not None and self.own.until <= on


def homes(person: Person, *, for_: Actor) -> list[Home]:
    """Two queries; the running ones first, then the newest. Without what would tell where a protected person lives."""
    seen = policy.visible_stays(for_)
    own = list(seen.filter(person=person).select_related("household", "person").order_by("-since", "-id"))
    rows = seen.filter(household__in=[m.household_id for m in own]).exclude(person=person)
    beside: dict[UUID, list[HouseholdMember]] = {}
    for row in rows.select_related("person").order_by("person__sort_name", "since", "id"):
        beside.setdefault(row.household_id, []).append(row)
    own.sort(key=lambda m: m.until is not None)
    return [Home(m.household_id, m.household.label, m, tuple(beside.get(m.household_id, ()))) for m in own]


def household(id: UUID, *, for_: Actor) -> Household:
    """A household in which the actor's institution knows somebody, and which it may see."""
    found = policy.visible_households(for_).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def member(id: UUID, *, for_: Actor) -> HouseholdMember:
    rows = policy.visible_stays(for_)
    found = rows.select_related("person", "household").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def addresses(person: Person, *, for_: Actor) -> tuple[list[Address], int]:
    """The addresses the actor may see, newest first, and how many protected ones are withheld."""
    get(person.pk, for_=for_)
    seen = list(policy.visible_addresses(for_).filter(person=person).order_by("-since", "-id"))
    return seen, Address.objects.filter(person=person).count() - len(seen)


def protected(ids: Iterable[UUID], *, on: dt.date) -> frozenset[UUID]:
    """Who of these lives at a protected address or in a protected household on that day, whoever protects it: for rooms that
    must then say nothing of where they are. Two queries, none for nobody."""
    wanted = list(ids)
    if not wanted:
        return frozenset()
    running = Q(until__isnull=True) | Q(until__gt=on)
    lives = Address.objects.filter(running, person__in=wanted, protected=True)
    stays = HouseholdMember.objects.filter(running, person__in=wanted, household__protected=True)
    return frozenset(lives.values_list("person_id", flat=True)) | frozenset(
        stays.values_list("person_id", flat=True)
    )


def own_address(id: UUID, *, for_: Actor) -> Address:
    """An address that the actor's institution noted, of somebody it knows."""
    rows = Address.objects.filter(noted_by_id=for_.institution, person__in=policy.visible(for_))
    found = rows.select_related("person").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def by_outside_ids(scheme: str, values: Iterable[str], *, for_: Actor) -> Mapping[str, UUID]:
    """Which persons the actor's institution knows under these numbers."""
    rows = OutsideId.objects.filter(institution_id=for_.institution, scheme=scheme, value__in=list(values))
    return dict(rows.values_list("value", "person_id"))


def alike(
    keys: Iterable[tuple[str, dt.date | None]], *, for_: Actor
) -> dict[tuple[str, dt.date | None], Person]:
    """Known people with these sort names and dates of birth; of several who fit, the one known longest. One query."""
    wanted = set(keys)
    rows = policy.visible(for_).filter(sort_name__in={name for name, _born in wanted}).order_by("-id")
    return {(p.sort_name, p.born_on): p for p in rows if (p.sort_name, p.born_on) in wanted}


def outside_ids(persons: Iterable[UUID], scheme: str, *, for_: Actor) -> Mapping[UUID, str]:
    rows = OutsideId.objects.filter(
        institution_id=for_.institution, scheme=scheme, person_id__in=list(persons)
    )
    return dict(rows.values_list("person_id", "value"))


def language_words(code: str, speaks: str) -> str:
    """A language and how well it is spoken: "English", "Romani (some)"."""
    name = str(LANGUAGES.get(code, code))
    return name if speaks == Speaks.FLUENTLY or code == UNKNOWN else f"{name} ({Speaks(speaks).label})"


def spoken(person: Person) -> list[str]:
    """The languages somebody speaks, in words, the fluent ones first. One query."""
    rows = sorted(person.languages.all(), key=lambda row: (row.speaks != Speaks.FLUENTLY, row.pk))  # type: ignore[attr-defined]
    return [language_words(row.code, row.speaks) for row in rows]


@dataclass(frozen=True, slots=True)
class Essentials:
    """What somebody needs at the door: where the child lives now, how many addresses are withheld, and whom to ring."""

    child: Person
    addresses: list[Address]
    around: list[Around]
    withheld: int = 0


def essentials(child: Person, *, on: dt.date, home: Any, protected: bool = False) -> Essentials:
    """For a look in an emergency or a share, which the caller has decided on and recorded. An address that another
    institution than `home` protects is shown only if `protected` says so. Two queries."""
    running = Q(until__isnull=True) | Q(until__gt=on)
    bonds = (
        Bond.objects.filter(running, to=child).select_related("person").order_by("kind", "person__sort_name")
    )
    lives = Address.objects.filter(running, person=child, since__lte=on).order_by("-since", "-id")
    all_ = list(lives)
    shown = [a for a in all_ if protected or not a.protected or (home and a.noted_by_id == home)]
    return Essentials(child, shown, [_around(b) for b in bonds], len(all_) - len(shown))
