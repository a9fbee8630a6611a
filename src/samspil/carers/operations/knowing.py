"""Who lives in a family: somebody moved in, or turned out to be a person who is known here. What is noted of them meets the family."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from samspil.access.service import Actor
from samspil.carers.models import Member
from samspil.people import service as people

Told = Callable[..., object]
_callbacks: list[Told] = []


def when_moved_in(callback: Told) -> None:
    """Rooms above say what follows. `callback(family=, member=, by=, at=)` runs in the transaction: this member lives there
    from now on, or is known from now on."""
    if callback not in _callbacks:
        _callbacks.append(callback)


def known_person(by: Actor, person: UUID | None) -> UUID | None:
    """The person, if the actor may know of them; anybody else is not found."""
    return people.get(person, for_=by).pk if person else None


def tell_moved_in(by: Actor, at: dt.datetime, member: Member) -> None:
    for callback in _callbacks:
        callback(family=member.family_id, member=member, by=by, at=at)
