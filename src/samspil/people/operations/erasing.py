"""Erasing people whom nobody knows any more. Part of the erasing room's transaction."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, ProtectedError, Q
from django.db.models.deletion import Collector

from samspil.access.service import Actor
from samspil.ground.erasing import Gone, counts, erase_rows, together
from samspil.people import policy
from samspil.people.models import Bond, Household, Knowing, Person
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID, child: UUID, institutions: Iterable[UUID]) -> Gone:
    """The child, and those around it, unless somebody else knows them or another file names them.

    Whoever stays because of another child keeps those who belong to them: a mother stays with her other children.
    """
    houses = list(institutions)
    around = _around(child)
    Knowing.objects.filter(institution__in=houses, through=child).delete()
    stay = _known_elsewhere(around, houses, at) | {one for one in around if _named_elsewhere(one)}
    stay |= _belonging(around - {child}, stay, around)
    gone = erase_rows(Person.objects.filter(pk__in=around - stay))
    homes = Household.objects.annotate(people=Count("members")).filter(people=0)
    gone = together(
        gone, erase_rows(Household.objects.filter(pk__in=list(homes.values_list("pk", flat=True))))
    )
    trail.record(
        by=by, at=at, act="people.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone


def _around(child: UUID) -> set[UUID]:
    """The child, those bound to it, and those who were met only around it."""
    ends = Bond.objects.filter(Q(person=child) | Q(to=child)).values_list("person_id", "to_id")
    met = Knowing.objects.filter(through=child).values_list("person_id", flat=True)
    return {child, *met} | {one for pair in ends for one in pair}


def _known_elsewhere(people: set[UUID], houses: list[UUID], at: dt.datetime) -> set[UUID]:
    """Those whom an institution outside this case knows, or one of it around another child."""
    rows = Knowing.objects.filter(policy.still(at), person__in=people)
    rows = rows.filter(~Q(institution__in=houses) | Q(through__isnull=False))
    return set(rows.values_list("person_id", flat=True))


def _named_elsewhere(person: UUID) -> bool:
    """Whether a record of another file names this person: the database would refuse to let them go."""
    rows = Person.objects.filter(pk=person)
    try:
        Collector(using=rows.db, origin=rows).collect(rows)
    except ProtectedError:
        return True
    return False


def _belonging(adults: set[UUID], stay: set[UUID], around: set[UUID]) -> set[UUID]:
    """Those bound to somebody who stays, or to somebody outside this file; and those bound to these."""
    rows = Bond.objects.filter(Q(person__in=adults) | Q(to__in=adults)).values_list("person_id", "to_id")
    pairs = [pair for a, b in rows for pair in ((a, b), (b, a))]
    kept: set[UUID] = set()
    grown = True
    while grown:
        new = {a for a, b in pairs if a in adults and (b in stay | kept or b not in around)} - kept
        kept, grown = kept | new, bool(new)
    return kept
