"""Hana, Tereza's mother, reads the file of her daughter by an invitation of Jana's."""

import datetime as dt
from typing import Any

from django.test import Client

from samspil.access.service import NOBODY
from samspil.rights import service as rights
from tests.cast import NOW, Cast
from tests.rooms.consents import mother

WHY = "She has custody, seen in the court's decision of 2024."
BORN = "1. 3. 1988"


def invited(cast: Cast, at: dt.datetime = NOW, person: Any = None, **more: Any) -> tuple[Any, str]:
    person = person or mother(cast)
    asked = rights.Asked(person=person, **({"relation": "parent", "language": "cs", "why": WHY} | more))
    return rights.invite(by=cast.actor(cast.jana), at=at, case=cast.case, asked=asked)


def opened(cast: Cast, at: dt.datetime = NOW, **more: Any) -> Any:
    """The reader, as the person's pages find it."""
    made, secret = invited(cast, at, **more)
    key = rights.key(rights.secret_hash(secret), at=at)
    return rights.open_with(by=NOBODY, at=at, key=key, born_on=made.person.born_on)


def visiting(secret: str, born: str = BORN) -> Client:
    """A browser in which the invitation was opened."""
    client = Client(headers={"accept-language": "en"})
    client.cookies["django_language"] = "en"
    client.post(f"/my/open/{secret}/", {"born_on": born})
    return client
