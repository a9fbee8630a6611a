"""Which records are about one human being, for those who know them all; and which possibly are."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.ground import names
from samspil.ground.errors import NotFound
from samspil.ground.paging import Page, page
from samspil.ground.prepared import prepared
from samspil.people import policy
from samspil.people.models import (
    Address,
    Bond,
    DoublesLook,
    HouseholdMember,
    Joined,
    NameKey,
    Person,
    PossibleDouble,
)
from samspil.people.queries import persons
from samspil.people.terms import Speaks

NEAR = 200
LIST_SIZE = 30
PATIENCE = dt.timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class One:
    """One human being: the record whose name is shown, and all records that are about them, that one first."""

    lead: Person
    records: tuple[Person, ...]


def ones(ids: Iterable[UUID], *, for_: Actor) -> dict[UUID, One]:
    """For each of these records that is joined with others: the human being. Whoever is not joined is left out. One query.

    A record that the actor's institution does not know joins nothing: what hangs together only through it stays apart.
    """
    wanted = set(ids)
    rows = _rings(for_=for_, ids=tuple(wanted)) if wanted else []
    groups: dict[UUID, dict[UUID, Person]] = {}
    led: dict[UUID, UUID] = {}
    for row in rows:
        one = groups.get(row.first_id) or {row.first_id: row.first}
        other = groups.get(row.second_id) or {row.second_id: row.second}
        one.update(other)
        for id in one:
            groups[id] = one
            led[id] = row.leads_id
    return {id: _one(groups[id], led[id]) for id in wanted & groups.keys()}


@prepared
def _rings(for_: Actor, ids: Any) -> QuerySet[Joined]:
    touching = Joined.objects.filter(Q(first__pk__in=ids) | Q(second__pk__in=ids)).values("ring")
    rows = policy.visible_joins(for_).filter(ring__in=touching).select_related("first", "second")
    return rows.order_by("since", "id")


def _one(group: dict[UUID, Person], lead: UUID) -> One:
    others = sorted((p for p in group.values() if p.pk != lead), key=lambda p: p.pk)
    return One(group[lead], (group[lead], *others))


def records_of(person: Person, *, for_: Actor) -> One:
    """The human being a visible record is about. One query."""
    return ones([person.pk], for_=for_).get(person.pk) or One(person, (person,))


def leads(ids: Iterable[UUID], *, for_: Actor) -> dict[UUID, Person]:
    """For each of these records that is joined: the record whose name is shown. One query."""
    return {id: one.lead for id, one in ones(ids, for_=for_).items()}


def as_one(people: Iterable[Person], *, for_: Actor) -> list[One]:
    """Each human being once, in the order in which their first record stands. One query."""
    given = list(people)
    joined = ones([p.pk for p in given], for_=for_)
    found: dict[UUID, One] = {}
    for person in given:
        one = joined.get(person.pk) or One(person, (person,))
        found.setdefault(one.lead.pk, one)
    return list(found.values())


def found(text: str, *, for_: Actor, limit: int = 30) -> list[One]:
    """The people whose name matches, each human being once with all their records."""
    return as_one(persons.search_records(text, for_=for_, limit=limit), for_=for_)


def search(text: str, *, for_: Actor, limit: int = 30) -> list[Person]:
    """The people whose name matches, each human being once, under the name that is shown for them."""
    return [one.lead for one in found(text, for_=for_, limit=limit)]


def join(id: UUID, *, for_: Actor) -> Joined:
    rows = policy.visible_joins(for_).select_related("first", "second", "institution", "joined_by")
    row = rows.filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def joins_of(one: One, *, for_: Actor) -> list[Joined]:
    """What holds these records together, newest first. One query."""
    ids = [p.pk for p in one.records]
    rows = policy.visible_joins(for_).filter(first__in=ids, second__in=ids)
    rows = rows.select_related("first", "second", "institution", "joined_by")
    return list(rows.order_by("-since", "-id")) if len(ids) > 1 else []


@dataclass(slots=True)
class Column:
    """What one record says, with where it comes from; beside the columns of the other records."""

    person: Person
    since: dt.datetime | None
    around: list[Person]
    numbers: list[str]
    languages: list[str]
    addresses: list[Address]
    withheld: int
    bonds: list[Bond]
    stays: list[HouseholdMember]


def compared(people: Iterable[Person], *, for_: Actor, on: dt.date) -> list[Column]:
    """Records side by side. Eight queries, however many they are; the caller has found them visible."""
    columns = {p.pk: Column(p, None, [], [], [], [], 0, [], []) for p in people}
    rows = Person.objects.filter(pk__in=columns).prefetch_related("languages", "outside_ids")
    for person in rows:
        column = columns[person.pk]
        spoken = sorted(person.languages.all(), key=lambda s: (s.speaks != Speaks.FLUENTLY, s.pk))  # type: ignore[attr-defined]
        column.languages = [persons.language_words(s.code, s.speaks) for s in spoken]
        own = (n for n in person.outside_ids.all() if n.institution_id == for_.institution)  # type: ignore[attr-defined]
        column.numbers = [n.value for n in own]
    for knowing in policy.known(for_).filter(person__in=columns).select_related("through").order_by("since"):
        column = columns[knowing.person_id]
        column.since = column.since or knowing.since
        column.around += [knowing.through] if knowing.through else []
    _where(columns, for_)
    ties = Bond.objects.filter(to__in=columns, person__in=policy.visible(for_))
    running = Q(until__isnull=True) | Q(until__gt=on)
    for tie in ties.filter(running).select_related("person", "noted_by").order_by("kind", "id"):
        columns[tie.to_id].bonds.append(tie)
    return list(columns.values())


def _where(columns: dict[UUID, Column], for_: Actor) -> None:
    """Addresses and households, without what is withheld from the actor."""
    seen = policy.visible_addresses(for_).filter(person__in=columns).select_related("noted_by")
    for address in seen.order_by("-since", "-id"):
        columns[address.person_id].addresses.append(address)
    for person in Address.objects.filter(person__in=columns).values_list("person_id", flat=True):
        columns[person].withheld += 1
    for column in columns.values():
        column.withheld -= len(column.addresses)
    stays = policy.visible_stays(for_).filter(person__in=columns, until=None)
    for stay in stays.select_related("household", "noted_by").order_by("-since", "-id"):
        columns[stay.person_id].stays.append(stay)


def candidates(
    *, for_: Actor, beginnings: Iterable[tuple[str, str]], births: Iterable[dt.date], but: UUID | None = None
) -> list[Person]:
    """Records known to the actor's institution whose name holds two of these beginnings, or who were born on one of
    these days. Two queries."""
    ids: set[UUID] = set()
    either = Q()
    for one, other in beginnings:
        holds = NameKey.objects.filter(
            person=OuterRef("person_id"), institution_id=for_.institution, key__gte=other, key__lt=other + persons.LAST
        )  # fmt: skip
        either |= Q(key__gte=one, key__lt=one + persons.LAST) & Q(Exists(holds))
    if either:
        rows = NameKey.objects.filter(either, institution_id=for_.institution).order_by("key", "person_id")
        ids.update(rows.values_list("person_id", flat=True)[:NEAR])
    near = policy.visible(for_).filter(Q(pk__in=ids) | Q(born_on__in=list(births)))
    return [p for p in near.order_by("id")[: 2 * NEAR] if p.pk != but]


def doubles(*, for_: Actor, after: Any = None, before: Any = None) -> Page[PossibleDouble]:
    """The possible doubles nobody has decided on, the likeliest first, one screenful. Three queries."""
    direct = policy.visible_joins(for_).filter(
        Q(first=OuterRef("first"), second=OuterRef("second"))
        | Q(first=OuterRef("second"), second=OuterRef("first"))
    )
    rows = policy.visible_doubles(for_).filter(~Exists(direct), dismissed_at=None)
    shown = page(
        rows.select_related("first", "second"), by=("-bits", "id"), size=LIST_SIZE, after=after, before=before
    )
    joined = ones([d.first_id for d in shown.items], for_=for_)
    kept = [d for d in shown.items if d.first_id not in joined or d.second not in joined[d.first_id].records]
    return Page(kept, shown.earlier, shown.later)


def dismissed(*, for_: Actor, after: Any = None, before: Any = None) -> Page[PossibleDouble]:
    """The pairs of which somebody said that they are two people, newest first."""
    rows = policy.visible_doubles(for_).filter(dismissed_at__isnull=False)
    rows = rows.select_related("first", "second", "dismissed_by")
    return page(rows, by=("-dismissed_at", "id"), size=LIST_SIZE, after=after, before=before)


def double(id: UUID, *, for_: Actor) -> PossibleDouble:
    rows = policy.visible_doubles(for_).select_related("first", "second")
    row = rows.filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def last_look(*, for_: Actor) -> DoublesLook | None:
    return DoublesLook.objects.filter(institution_id=for_.institution).first()


def in_hand(id: str, *, at: dt.datetime) -> tuple[DoublesLook, Actor] | None:
    """For the background: a look that waits, and who asked for it, with what they may do at that moment."""
    look = DoublesLook.objects.select_related("asked_by").filter(pk=id, done_at=None).first()
    if look is None:
        return None
    by, _places = accounts.actor_for(look.asked_by, institution=look.institution_id, at=at)
    if by.institution != look.institution_id or not by.may(Word.PERSON_MERGE):
        return None
    return look, by


def beginnings(given: str, family: str, shorts: Iterable[str] = ()) -> list[tuple[str, str]]:
    """The beginning of each family name with the first letters of each first name and its other forms, and the other way
    round: Novák finds Nováková, and Nováková Tereza finds Tereza Nováková."""
    first, last = names.tokens(given), names.tokens(family)
    pairs = {(_beginning(f), g[0]) for f in last for g in (*first, *shorts)}
    pairs |= {(_beginning(g), f[0]) for f in last for g in first}
    return sorted(pairs or {(w, w) for w in (*first, *last)})


def _beginning(name: str) -> str:
    return name[: max(3, len(name) - 3)]


def known_by(for_: Actor) -> Any:
    """Everybody the actor's institution knows now, a row each; for looking through all of them."""
    rows = policy.visible(for_).order_by("id")
    fields = ("id", "given_name", "family_name", "called", "born_on", "birth", "sex", "phone", "email")
    return rows.values_list(*fields).iterator(chunk_size=2000)
