"""Whom an institution knows, why and until when."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from samspil.access.service import Actor
from samspil.ground import fence
from samspil.people import policy
from samspil.people.models import Knowing, NameKey, Person
from samspil.people.operations.guard import keys_of
from samspil.trail import service as trail


def make_known(
    persons: Iterable[Person],
    *,
    to: UUID | None,
    by: Actor,
    at: dt.datetime,
    until: dt.datetime | None = None,
    through: Person | None = None,
) -> None:
    """An institution begins to know these people, because it works with them; they become findable there.

    With `until` it ends by itself; a longer reason that stands already is not cut short. With `through` it ends
    with what the institution knows of that other person.
    """
    people = list(persons)
    with fence.lifted("an institution that brings another in writes down whom that one knows from now on"):
        people += _make_known(people, to, at, until, through)
    trail.record(
        by=by,
        at=at,
        act="people.make_known",
        record_kind="institution",
        record=to,
        details={"people": len(people)},
    )


def _make_known(
    people: list[Person], to: UUID | None, at: dt.datetime, until: dt.datetime | None, through: Person | None
) -> list[Person]:
    """The answer names those who are known longer now because they were met around these people."""
    if through is not None:
        until = _end_of_knowing(through, to)
    rows = Knowing.objects.filter(institution_id=to, person__in=people, through=through)
    have = set(rows.values_list("person_id", flat=True))
    rows.filter(until__lte=at).update(since=at, until=until)
    rows.filter(until__lt=until).update(until=until) if until else rows.update(until=None)
    Knowing.objects.bulk_create(
        [
            Knowing(person=p, institution_id=to, through=through, since=at, until=until)
            for p in people
            if p.pk not in have
        ]
    )
    met = _met_around(people, to, until) if through is None else []
    NameKey.objects.bulk_create(
        [NameKey(institution_id=to, key=k, person=p) for p in people + met for k in keys_of(p)],
        ignore_conflicts=True,
    )
    return met


def _met_around(people: list[Person], institution: UUID | None, until: dt.datetime | None) -> list[Person]:
    """Those whom the institution met around these people are known as long as they are."""
    shorter = Q(until__isnull=False) if until is None else Q(until__lt=until)
    rows = Knowing.objects.filter(shorter, institution_id=institution, through__in=people)
    found = [row.person for row in rows.select_related("person")]
    rows.update(until=until)
    return found


def _end_of_knowing(person: Person, institution: UUID | None) -> dt.datetime | None:
    """Until when the institution knows this person; None without an end."""
    ends = Knowing.objects.filter(institution_id=institution, person=person).values_list("until", flat=True)
    known = list(ends)
    return None if None in known else max((end for end in known if end), default=None)


@transaction.atomic
def forget(
    persons: Iterable[Person],
    *,
    by: Actor,
    at: dt.datetime,
    institution: UUID,
    until: dt.datetime | None = None,
) -> None:
    """An institution no longer works with these people and no longer finds them, from now on or from `until` on,
    nor those whom it met only around them."""
    with fence.lifted("an institution that ends another's part ends whom that one knows by it"):
        gone = _forget(list(persons), institution, at, until or at)
    trail.record(
        by=by,
        at=at,
        act="people.forget",
        record_kind="institution",
        record=institution,
        details={"people": len(gone)},
    )


def _forget(people: list[Person], institution: UUID, at: dt.datetime, until: dt.datetime) -> list[Person]:
    met = Q(person__in=people, through=None) | Q(through__in=people)
    rows = Knowing.objects.filter(met, _until_after(until), institution_id=institution)
    gone = set(rows.values_list("person_id", flat=True))
    rows.update(until=until)
    kept = Knowing.objects.filter(policy.still(at), institution_id=institution, person__in=gone)
    gone -= set(kept.values_list("person_id", flat=True))
    NameKey.objects.filter(institution_id=institution, person__in=gone).delete()
    return people


def _until_after(until: dt.datetime) -> Q:
    return Q(until__isnull=True) | Q(until__gt=until)


def met_around_others(person: Person, institution: UUID | None, at: dt.datetime) -> bool:
    rows = Knowing.objects.filter(policy.still(at), institution_id=institution, person=person)
    return rows.exists() and not rows.filter(through=None).exists()
