"""Helps the tests of pages: a signed-in visitor, many rows, and the count of queries of a page."""

import datetime as dt
import re
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samspil.cases import service as cases
from samspil.ground import clock
from samspil.people import service as people


def visitor(account: Any) -> Client:
    client = Client()
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def queries(client: Client, url: str) -> int:
    """How many queries the page makes, after one visit that fills what is read once."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def bare(answer: Any) -> str:
    """A page without what differs from one answer to the next: the token of its forms, and the address asked for."""
    text = re.sub(r'(csrfmiddlewaretoken" value|csrf-token" content)="\w+"', "", answer.text)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", text)


def child(cast: Any, number: int, given: str = "Adam", family: str = "", **more: Any) -> Any:
    """One more open case of Jana's."""
    now = clock.now() - dt.timedelta(minutes=10)
    jana = cast.actor(cast.jana)
    person = people.add(
        by=jana, at=now, given_name=given, family_name=family or f"Testovací{number:03}", born_on=dt.date(2015, 1, 1)
    )  # fmt: skip
    facts = {"place": "home", "place_since": dt.date(2026, 1, 1), "next_what": "visit"} | more
    return cases.open(
        by=jana, at=now, child=person, competence="statutory_child_protection", worker=cast.jana,
        **({"next_on": now.date() + dt.timedelta(days=number)} | facts),
    )  # fmt: skip


def note(cast: Any, account: Any = None, text: str = "Rang school.", **more: Any) -> Any:
    now = clock.now() - dt.timedelta(minutes=1)
    facts = {"case": cast.case, "kind": "note", "text": text} | more
    return cases.write(by=cast.actor(account or cast.jana), at=now, **facts)
