"""My day asks every room. So each room's door is cheap: one query at most, and none for who may not read there."""

import dataclasses
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.desk.day import doors
from tests.cast import NOW, TODAY
from tests.support.database import choice

DOORS = [door for name in ("waiting", "today") for door in doors(name)]
WHOLE_PAGE = 25
"""Statements of My day, signing in and the record included; one for each room with something that may wait."""

EVERY_CASE = re.compile(r"SCAN cases_case\b|SEARCH cases_case USING (?!.*\((id|rowid)=\?)")


@pytest.fixture(params=DOORS, ids=[door.__module__ for door in DOORS])
def door(request):
    return request.param


def test_a_room_asks_at_most_one_question(cast, door, django_assert_max_num_queries):
    for account in (cast.jana, cast.mark, cast.petra, cast.lukas, cast.ada):
        actor = cast.actor(account)
        with django_assert_max_num_queries(1):
            door(for_=actor, at=NOW, today=TODAY)


def test_a_room_asks_nothing_for_who_lacks_its_words(cast, door, django_assert_num_queries):
    wordless = dataclasses.replace(cast.actor(cast.jana), words=frozenset())
    with django_assert_num_queries(0):
        assert door(for_=wordless, at=NOW, today=TODAY) == []


@pytest.mark.parametrize("who", ["jana", "mark", "petra"])
def test_the_whole_page_stays_small(cast, client, who):
    client.force_login(getattr(cast, who))
    client.get("/day/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/day/").status_code == 200
    assert len(asked) <= WHOLE_PAGE, [query["sql"][:90] for query in asked]


@pytest.mark.skipif(
    choice() != "sqlite", reason="the plan of a small database on PostgreSQL is to read it all"
)
def test_a_room_begins_with_what_waits_and_not_with_every_child(cast, door):
    """An institution has many cases and few things that wait. Reading all its cases to find these made the day slow."""
    for account in (cast.jana, cast.mark, cast.petra, cast.dana):
        with CaptureQueriesContext(connection) as asked:
            door(for_=cast.actor(account), at=NOW, today=TODAY)
        for query in asked.captured_queries:
            with connection.cursor() as cursor:
                cursor.execute("EXPLAIN QUERY PLAN " + query["sql"])
                steps = [row[3] for row in cursor.fetchall()]
            assert not [s for s in steps if EVERY_CASE.search(s)], (door.__module__, steps)
