"""The people around a child and what binds them, for drawing them: only whom the actor's institution knows."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from samspil.access.service import Actor
from samspil.people import policy
from samspil.people.models import Bond, Person
from samspil.people.queries.joining import ones
from samspil.people.terms import FORBEARS, KIN

STEPS = 3
"""How many bonds from the child a relative may be; who is no relative is one bond from somebody of the family."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A bond as a drawing needs it. The ends are the records whose names lead."""

    id: UUID
    person: UUID
    to: UUID
    kind: str
    since: dt.date | None
    until: dt.date | None
    note: str


@dataclass(frozen=True, slots=True)
class Stay:
    home: UUID
    label: str
    person: UUID
    since: dt.date
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Family:
    """`people` by id; `lead` says under which record somebody with several is shown; whoever is not in it has one."""

    child: UUID
    people: dict[UUID, Person]
    bonds: tuple[Bound, ...] = ()
    stays: tuple[Stay, ...] = ()
    lead: dict[UUID, UUID] = field(default_factory=dict)

    def shown(self, id: UUID) -> UUID:
        return self.lead.get(id, id)


def family(child: Person, *, for_: Actor, also: Iterable[UUID] = ()) -> Family:
    """The child, the family to three bonds away, and who is bound to those nearest; of `also`, whom the actor's institution
    knows. Nobody is reached through somebody it does not know. At most seven queries, whatever the size."""
    found, near, been = {child.pk, *also}, {child.pk}, {child.pk}
    for step in range(STEPS):
        rows = _touching(near, for_, KIN if step else None)
        found |= {end for bond in rows for end in (bond.person_id, bond.to_id)}
        near = {end for bond in rows for end in _onward(bond, near)} - been
        been |= near
        if not near:
            break
    people = {p.pk: p for p in policy.visible(for_).filter(pk__in=found)}
    people.setdefault(child.pk, child)
    joined = ones(people, for_=for_)
    lead = {id: one.lead.pk for id, one in joined.items() if one.lead.pk != id and one.lead.pk in people}
    bonds = Bond.objects.filter(person__in=list(people), to__in=list(people)).order_by("id")
    stays = policy.visible_stays(for_).filter(person__in=list(people)).select_related("household")
    return Family(
        lead.get(child.pk, child.pk),
        {id: p for id, p in people.items() if id not in lead},
        tuple(b for row in bonds if (b := _bound(row, lead)).person != b.to),
        tuple(
            Stay(s.household_id, s.household.label, lead.get(s.person_id, s.person_id), s.since, s.until)
            for s in stays.order_by("id")
        ),
        lead,
    )


def _touching(near: set[UUID], for_: Actor, kinds: Any) -> list[Bond]:
    known = policy.visible(for_)
    rows = Bond.objects.filter(Q(person__in=near) | Q(to__in=near), person__in=known, to__in=known)
    return list(rows.filter(kind__in=kinds) if kinds else rows)


def _onward(bond: Bond, near: set[UUID]) -> set[UUID]:
    """Only relatives lead further: the other children of a foster carer or a teacher are no part of this family."""
    if bond.kind not in KIN or bond.kind == "foster_carer":
        return set()
    return {bond.person_id, bond.to_id} - near


def _bound(row: Bond, lead: dict[UUID, UUID]) -> Bound:
    ends = lead.get(row.person_id, row.person_id), lead.get(row.to_id, row.to_id)
    return Bound(row.pk, *ends, row.kind, row.since, row.until, row.note)


def forebears(*, for_: Actor, of: UUID) -> list[tuple[Bond, UUID, UUID]]:
    """Bonds that say who comes before whom, among those the actor's institution knows and hang together with this person,
    as (bond, older, younger). At most as many queries as there are generations."""
    known = policy.visible(for_)
    found: dict[UUID, Bond] = {}
    near, seen = {of}, {of}
    while near and len(seen) < 2000:
        rows = Bond.objects.filter(
            Q(person__in=near) | Q(to__in=near), kind__in=FORBEARS, person__in=known, to__in=known
        )
        fresh = {row.pk: row for row in rows.select_related("person", "to")}
        found |= fresh
        near = {end for row in fresh.values() for end in (row.person_id, row.to_id)} - seen
        seen |= near
    return [(row, row.person_id, row.to_id) for row in found.values()]


def known_here(for_: Actor, path: str) -> Exists:
    """A condition for rows of rooms above that name a person (by `path`): the actor's institution knows them."""
    return Exists(policy.visible(for_).filter(pk=OuterRef(path)))
