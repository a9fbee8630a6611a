"""Somebody of a family who is known here as a person: what is noted of the person meets the family."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from samspil.access.service import Actor
from samspil.people import service as people

Told = Callable[..., object]
_callbacks: list[Told] = []


def when_linked(callback: Told) -> None:
    """Rooms above say what follows. `callback(family=, by=, at=)` runs in the transaction."""
    if callback not in _callbacks:
        _callbacks.append(callback)


def known_person(by: Actor, person: UUID | None) -> UUID | None:
    """The person, if the actor may know of them; anybody else is not found."""
    return people.get(person, for_=by).pk if person else None


def tell_linked(by: Actor, at: dt.datetime, family: UUID) -> None:
    for callback in _callbacks:
        callback(family=family, by=by, at=at)
