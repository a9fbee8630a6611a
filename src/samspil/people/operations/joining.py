"""Two records are one human being, or are not any more. Neither record changes."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground.errors import Conflict, Invalid, NotFound
from samspil.ground.ids import new_id
from samspil.people import policy, queries
from samspil.people.models import Joined, Person
from samspil.trail import service as trail

Told = Callable[..., object]
_callbacks: list[Told] = []


def when_joined(callback: Told) -> None:
    """Rooms above say what follows. `callback(people=, together=, by=, at=)` runs in the transaction of joining
    (`together`) and of parting."""
    if callback not in _callbacks:
        _callbacks.append(callback)


@transaction.atomic
def join_records(
    *, by: Actor, at: dt.datetime, first: Person, second: Person, leads: UUID | None, why: str
) -> Joined:
    """From now on these two records are about one human being; `leads` is the one whose name is shown for both.

    It holds for whoever knows both, and nobody gets to know anything by it. Either may be joined with others already.
    """
    require(by, Word.PERSON_MERGE)
    _one_at_a_time()
    people = {
        p.pk: p
        for p in Person.objects.select_for_update().filter(pk__in=[first.pk, second.pk]).order_by("pk")
    }
    if not people or not all(policy.can(by, "read", p) for p in people.values()):
        raise NotFound
    problems = {}
    if len(people) < 2:
        problems["other"] = _("This is the same record. Choose another one.")
    elif people.keys() <= {p.pk for p in queries.records_of(first, for_=by).records}:
        problems["other"] = _("These records are shown as one person already.")
    if leads not in people:
        problems["leads"] = _("Choose which name is shown.")
    if not why.strip():
        problems["why"] = _("Write how you know that this is one person.")
    if problems:
        raise Invalid(problems)
    one, other = sorted(people)
    joined = Joined.objects.create(
        first_id=one, second_id=other, leads_id=leads, ring=_ring(one, other), since=at, institution_id=by.institution,
        joined_by_id=by.account, why=why.strip()[:300],
    )  # fmt: skip
    _say(joined, "people.join_records", by, at)
    return joined


def _one_at_a_time() -> None:
    """Joining is rare and may touch rings from many sides; two who did so at once could wait for each other for ever. SQLite
    has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext('samspil people joining'))")


def _ring(one: UUID, other: UUID) -> UUID:
    """The one ring of everything that hangs together with these two. Nobody else widens a ring meanwhile."""
    touching = Joined.objects.filter(first__in=[one, other]) | Joined.objects.filter(second__in=[one, other])
    rings = set(touching.values_list("ring", flat=True))
    ring = min(rings, default=new_id())
    Joined.objects.filter(ring__in=rings).update(ring=ring)
    return ring


@transaction.atomic
def part_records(*, by: Actor, at: dt.datetime, joined: UUID, why: str) -> Joined:
    """From now on these two records are about two people. Both are as they were before anybody joined them."""
    require(by, Word.PERSON_MERGE)
    now = Joined.objects.select_for_update().filter(pk=joined).first()
    if now is None or not (policy.can(by, "read", now.first) and policy.can(by, "read", now.second)):
        raise NotFound
    if now.until is not None:
        raise Conflict(current=now, revision=0)
    if not why.strip():
        raise Invalid({"why": _("Write how you know that these are two people.")})
    now.until, now.parted_by_id, now.part_why = max(at, now.since), by.account, why.strip()[:300]
    now.save(update_fields=["until", "parted_by", "part_why"])
    _say(now, "people.part_records", by, at)
    return now


def _say(joined: Joined, act: str, by: Actor, at: dt.datetime) -> None:
    people = [joined.first_id, joined.second_id]
    trail.record(
        by=by, at=at, act=act, record_kind="person", record=people[0],
        details={"with": str(people[1]), "join": str(joined.pk)},
    )  # fmt: skip
    for callback in _callbacks:
        callback(people=people, together=joined.until is None, by=by, at=at)
