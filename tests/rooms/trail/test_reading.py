"""Who looked at a case, the lists included; what the last walk through a chain found."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from samspil.trail import service as trail
from samspil.trail.models import Entry, Shown
from tests.cast import NOW
from tests.rooms.trail.test_chain import without_triggers

MINUTE = dt.timedelta(minutes=1)
pytestmark = pytest.mark.django_db


def look(by, case, n):
    trail.seen(by=by, at=NOW + n * MINUTE, act="cases.file", case=case)


def shown(by, cases, n):
    trail.seen(by=by, at=NOW + n * MINUTE, act="cases.children", details={"cases": [str(c) for c in cases]})


@pytest.fixture
def jana(cast):
    return cast.actor(cast.jana)


def test_a_list_that_showed_the_case_stands_among_its_looks(cast, jana):
    other = cast.tereza.pk
    look(jana, cast.case.pk, 1)
    shown(jana, [cast.case.pk, other, other], 2)
    shown(jana, [other], 3)
    acts = [e.act for e in trail.of_case(cast.case.pk, deed="read", lists=True).items]
    assert acts == ["cases.children", "cases.file"]
    assert [e.act for e in trail.of_case(cast.case.pk, deed="read").items] == ["cases.file"]


@pytest.mark.parametrize("size", [1, 3, 5])
def test_looks_and_lists_page_as_one(cast, jana, size):
    for n in range(14):
        (look if n % 3 else lambda by, case, n: shown(by, [case], n))(jana, cast.case.pk, n // 2)
    whole = [e.pk for e in trail.of_case(cast.case.pk, deed="read", lists=True, size=99).items]
    assert len(whole) == 14
    read, page = [], trail.of_case(cast.case.pk, deed="read", lists=True, size=size)
    while True:
        read += [e.pk for e in page.items]
        if not page.later:
            break
        page = trail.of_case(cast.case.pk, deed="read", lists=True, size=size, after=page.later)
    assert read == whole
    back = [e.pk for e in page.items]
    while page.earlier:
        page = trail.of_case(cast.case.pk, deed="read", lists=True, size=size, before=page.earlier)
        back = [e.pk for e in page.items] + back
    assert back == whole


def test_the_number_of_queries_does_not_grow_with_the_looks(cast, jana):
    def queries():
        with CaptureQueriesContext(connection) as told:
            trail.of_case(cast.case.pk, deed="read", lists=True, size=5)
        return len(told)

    shown(jana, [cast.case.pk], 1)
    few = queries()
    for n in range(30):
        shown(jana, [cast.case.pk], n)
    assert queries() == few == 3


def test_a_list_costs_one_statement_more_whatever_its_length(cast, jana):
    def statements(number):
        with CaptureQueriesContext(connection) as told:
            shown(jana, [cast.case.pk, *(e for e in range(number))], 1)
        return len(told)

    assert statements(1) == statements(60)


@pytest.mark.parametrize("sql", ["UPDATE trail_shown SET entry = 1", "DELETE FROM trail_shown"])
def test_what_was_shown_is_as_final_as_the_entry(cast, jana, sql):
    shown(jana, [cast.case.pk], 1)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def broken():
    return [list(entries) for _, entries in trail.invariants()]


def test_an_index_that_differs_from_the_entries_is_named(cast, jana):
    shown(jana, [cast.case.pk, cast.tereza.pk], 1)
    assert broken() == [[]]
    entry = Entry.objects.latest("id")
    Shown.objects.create(case=cast.jana.pk, at=NOW, entry=entry.pk)
    assert broken() == [[entry.pk]]


def test_the_record_is_narrowed_to_days_acts_and_a_case(cast, jana):
    look(jana, cast.case.pk, 1)
    shown(jana, [cast.case.pk], 2)
    look(jana, cast.tereza.pk, 3)

    def told(**asked):
        return [e.act for e in trail.of_institution(jana.institution, trail.Asked(**asked), size=5).items]

    assert told(cases=(cast.case.pk,), deed="read") == ["cases.children", "cases.file"]
    assert told(cases=()) == []
    assert told(acts=("cases.children",)) == ["cases.children"]
    assert told(since=NOW + 2 * MINUTE, until=NOW + 3 * MINUTE) == ["cases.children"]
    assert told(since=NOW + dt.timedelta(days=400)) == []


def test_the_mark_says_when_the_chains_were_walked_and_that_they_are_whole(cast, jana):
    home, other = jana.institution, cast.support.pk
    look(jana, cast.case.pk, 1)
    look(cast.actor(cast.petra), cast.case.pk, 1)
    assert trail.mark([home]) is None
    trail.walk_due(at=NOW)
    trail.walk(str(home), at=NOW + MINUTE)
    assert trail.mark([home, other, None]) == trail.Mark(True, NOW)
    assert trail.mark([home]) == trail.Mark(True, NOW + MINUTE)
    without_triggers("UPDATE trail_entry SET act = 'x' WHERE chain = %s", [str(home)])
    assert trail.mark([home]).whole, "what was found stands until the next walk"
    trail.walk(str(home), at=NOW + 2 * MINUTE)
    assert not trail.mark([home, other]).whole and trail.mark([other]).whole


def test_a_chain_is_walked_by_itself_once_an_hour_at_most(cast, jana):
    look(jana, cast.case.pk, 1)
    assert str(jana.institution) in {w.chain for w in trail.walk_due(at=NOW)}
    assert trail.walk_due(at=NOW + 59 * MINUTE) == []
    assert trail.walk_due(at=NOW + 60 * MINUTE)
