"""People who stand in no record of any institution: known once, and nothing came of it. They have a clock too."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from samspil.access.service import Actor
from samspil.ground.erasing import counts, digest, erase_rows, together
from samspil.people.models import Address, Bond, Household, HouseholdMember, Joined, Knowing, Person
from samspil.trail import service as trail

MOST = 200
"""People of one circle looked at; a wider one is left to somebody who looks."""


@dataclass(frozen=True, slots=True)
class Loose:
    """Somebody in no record, since when the institution has known them, and their birthday."""

    person: UUID
    since: dt.date
    born_on: dt.date | None


def loose(institution: UUID, *, before: dt.datetime) -> Iterator[list[Loose]]:
    """Circles of people who hang together by bonds and homes, all of whom stand in no record and are known, if at all, to this
    institution alone, each since before that moment."""
    seen: set[UUID] = set()
    known = Knowing.objects.filter(institution=institution, since__lt=before, through=None)
    rows = _unnamed(Person.objects.filter(Exists(known.filter(person=OuterRef("pk")))))
    for first in rows.values_list("pk", flat=True).iterator():
        if first in seen:
            continue
        circle = _circle(first)
        seen |= circle
        if len(circle) < MOST and _unnamed(Person.objects.filter(pk__in=circle)).count() == len(circle):
            found = _known(circle, institution, before)
            if found:
                yield found


@transaction.atomic
def clear(*, by: Actor, at: dt.datetime, people: Iterable[Loose]) -> int:
    gone = erase_rows(Person.objects.filter(pk__in=[one.person for one in people]))
    gone = together(gone, erase_rows(Household.objects.filter(members=None)))
    rows = sum(counts(gone).values())
    trail.record(
        by=by, at=at, act="people.clear", record_kind="person", details={"rows": rows, "digest": digest(gone)}
    )
    return rows


def _unnamed(rows: QuerySet[Person]) -> QuerySet[Person]:
    """Those whom no record of any room names, now or with an end of its own: read from the keys that point at people."""
    for link in Person._meta.get_fields(include_hidden=True):
        if not isinstance(link, models.ManyToOneRel):
            continue
        table, key = link.related_model, link.field.name
        if table is Joined or table._meta.app_label != Person._meta.app_label:
            rows = rows.exclude(Exists(table._base_manager.filter(**{key: OuterRef("pk")})))
    return rows


def _circle(first: UUID) -> set[UUID]:
    circle, edge = {first}, {first}
    while edge and len(circle) < MOST:
        ends = Bond.objects.filter(Q(person__in=edge) | Q(to__in=edge)).values_list("person_id", "to_id")
        met = Knowing.objects.filter(Q(person__in=edge) | Q(through__in=edge)).exclude(through=None)
        homes = HouseholdMember.objects.filter(person__in=edge).values("household")
        living = HouseholdMember.objects.filter(household__in=homes).values_list("person_id", flat=True)
        pairs = [*ends, *met.values_list("person_id", "through_id")]
        edge = {one for pair in [*pairs, living] for one in pair if one} - circle
        circle |= edge
    return circle


def _known(circle: set[UUID], institution: UUID, before: dt.datetime) -> list[Loose]:
    """Each of the circle with the last day on which somebody wrote them down, or nobody if another institution did."""
    rows = Knowing.objects.filter(person__in=circle).values_list("person_id", "institution_id", "since")
    last: dict[UUID, dt.date] = {}
    for person, home, since in rows:
        if home != institution or since >= before:
            return []
        last[person] = max(since.date(), last.get(person, since.date()))
    for person, day in _days(circle):
        last[person] = max(day, last.get(person, day))
    born = dict(Person.objects.filter(pk__in=circle).values_list("pk", "born_on"))
    youngest = max(last.values())
    return [Loose(one, last.get(one, youngest), born[one]) for one in circle]


def _days(circle: set[UUID]) -> Iterator[tuple[UUID, dt.date]]:
    """The days on which an address, a stay or a bond of somebody began or ended: they were written down no earlier."""
    keys = ((Address, "person"), (HouseholdMember, "person"), (Bond, "person"), (Bond, "to"))
    for table, key in keys:
        rows = table._base_manager.filter(**{f"{key}__in": circle}).values_list(f"{key}_id", "since", "until")
        yield from ((person, day) for person, *days in rows for day in days if day)
