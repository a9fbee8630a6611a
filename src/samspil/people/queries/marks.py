"""By what a look at a file may be a look at one's own: for the watch over the record, never for a page."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.people.models import Address, Bond, NameKey, Person
from samspil.people.terms import BondKind

NOT_CLOSE = (BondKind.TEACHER,)


@dataclass(frozen=True, slots=True)
class Marks:
    """A child (`own`) or somebody bound to it: name, mail, and where they live on the day."""

    own: bool
    name: str
    family_name: str
    email: str
    homes: tuple[tuple[str, str, str], ...]


def marks(children: Iterable[UUID], *, on: dt.date) -> dict[UUID, list[Marks]]:
    """Of several children and those around them. Three queries."""
    wanted = set(children)
    around: dict[UUID, set[UUID]] = {child: {child} for child in wanted}
    bonds = Bond.objects.filter(Q(person__in=wanted) | Q(to__in=wanted)).exclude(kind__in=NOT_CLOSE)
    for one, other in bonds.values_list("person_id", "to_id"):
        for child, friend in ((one, other), (other, one)):
            if child in around:
                around[child].add(friend)
    everybody = set().union(*around.values()) if around else set()
    homes: dict[UUID, list[tuple[str, str, str]]] = {}
    living = Address.objects.filter(Q(until=None) | Q(until__gt=on), person__in=everybody)
    for person, street, postcode, city in living.values_list("person_id", "street", "postcode", "city"):
        homes.setdefault(person, []).append((street, postcode, city))
    known = {p.pk: p for p in Person.objects.filter(pk__in=everybody)}
    return {
        child: [_marks(known[id], id == child, homes.get(id, [])) for id in ids if id in known]
        for child, ids in around.items()
    }


def _marks(person: Any, own: bool, homes: list[tuple[str, str, str]]) -> Marks:
    name = f"{person.given_name or person.called} {person.family_name}".strip()
    return Marks(own, name, person.family_name, person.email, tuple(homes))


def bearers(keys: Iterable[str], *, institution: UUID, most: int) -> int:
    """How many people whom the institution knows bear one of these names; counted no further than `most`."""
    rows = NameKey.objects.filter(institution_id=institution, key__in=list(keys))
    return rows.order_by().values("person_id").distinct()[:most].count()
