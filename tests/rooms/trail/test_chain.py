import datetime as dt
import threading
from contextlib import nullcontext

import pytest
from django.db import DatabaseError, connection, connections, transaction

from samspil.access.service import NOBODY, Actor
from samspil.ground.ids import new_id
from samspil.trail import chain as chains
from samspil.trail import service as trail
from samspil.trail.models import Entry, Head
from tests.cast import NOW


def entries(actor, count):
    for number in range(count):
        trail.record(
            by=actor, at=NOW, act="tests.act", record_kind="thing", record=f"r{number}", details={"n": number}
        )


def without_triggers(sql, params=()):
    """What somebody with the database's master key could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER trail_no_update")
            cursor.execute("DROP TRIGGER trail_no_delete")
        else:
            cursor.execute("ALTER TABLE trail_entry DISABLE TRIGGER USER")
        cursor.execute(sql, params)


def test_a_chain_of_honest_entries_is_whole(cast):
    actor = cast.actor(cast.jana)
    entries(actor, 5)
    verdicts = list(trail.verify_all())
    assert verdicts and all(v.whole for v in verdicts)


@pytest.mark.parametrize("sql", ["UPDATE trail_entry SET act = 'x'", "DELETE FROM trail_entry"])
def test_the_database_refuses_to_change_or_remove_an_entry(cast, sql):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_the_first_altered_entry_is_named(cast):
    actor = cast.actor(cast.jana)
    entries(actor, 3)
    chain = str(actor.institution)
    last = Entry.objects.filter(chain=chain).order_by("-seq").first()
    without_triggers(
        "UPDATE trail_entry SET details = 'forged' WHERE chain = %s AND seq >= %s", [chain, last.seq - 1]
    )
    assert trail.verify(chain).broken_at == last.seq - 1


def test_entries_cut_off_at_the_end_are_noticed(cast):
    actor = cast.actor(cast.jana)
    entries(actor, 3)
    chain = str(actor.institution)
    last = Entry.objects.filter(chain=chain).order_by("-seq").first()
    without_triggers("DELETE FROM trail_entry WHERE chain = %s AND seq = %s", [chain, last.seq])
    verdict = trail.verify(chain)
    assert not verdict.whole and verdict.broken_at == last.seq


@pytest.mark.parametrize("last", [False, True])
def test_an_entry_that_was_altered_and_hashed_anew_is_named_itself(cast, last):
    """Its own hash fits; it is the next entry, or the end of the chain, that speaks against it."""
    actor = cast.actor(cast.jana)
    entries(actor, 4)
    chain = str(actor.institution)
    bent = Entry.objects.filter(chain=chain).order_by("-seq")[0 if last else 1]
    bent.purpose = "audit"
    told = "UPDATE trail_entry SET purpose = %s, hash = %s WHERE id = %s"
    without_triggers(told, [bent.purpose, chains.fingerprint(bent), bent.pk])
    verdict = trail.verify(chain)
    assert (verdict.broken_at, verdict.reason) == (bent.seq, chains.ANEW)


def test_a_link_that_was_altered_and_hashed_anew_is_named_itself(cast):
    actor = cast.actor(cast.jana)
    entries(actor, 4)
    chain = str(actor.institution)
    bent = Entry.objects.filter(chain=chain).order_by("-seq")[1]
    bent.previous = "0" * 64
    told = "UPDATE trail_entry SET previous = %s, hash = %s WHERE id = %s"
    without_triggers(told, [bent.previous, chains.fingerprint(bent), bent.pk])
    assert (trail.verify(chain).broken_at, trail.verify(chain).reason) == (bent.seq, chains.UNLINKED)


def test_what_is_written_while_a_chain_is_walked_does_not_break_it(cast, monkeypatch):
    """The end is read first, then the entries; on a server at work there are more of them by then."""
    actor = cast.actor(cast.jana)
    entries(actor, 3)
    first, spelled = [True], chains.spelled

    def meanwhile(values):
        if first and first.pop():
            entries(actor, 2)
        return spelled(values)

    monkeypatch.setattr(chains, "spelled", meanwhile)
    assert trail.verify(str(actor.institution)).whole
    Head.objects.filter(chain=str(actor.institution)).update(seq=1)
    Head.objects.filter(chain=str(actor.institution)).update(
        hash=Entry.objects.get(chain=str(actor.institution), seq=1).hash
    )
    verdict = trail.verify(str(actor.institution))
    assert (verdict.broken_at, verdict.reason) == (2, chains.BEYOND)


def test_an_export_since_a_moment_leaves_nothing_out_when_the_clock_was_set_back(cast):
    by = cast.actor(cast.jana)
    noon = NOW + dt.timedelta(days=1)
    for hours in (0, -2, -1):
        trail.seen(by=by, at=noon + dt.timedelta(hours=hours), act="cases.file", case=cast.case.pk)
    first = Entry.objects.filter(chain=str(by.institution)).order_by("-seq")[2]
    since = noon - dt.timedelta(hours=3)
    (section,), lines = trail.export(
        by=by, at=noon - dt.timedelta(minutes=30), institution=by.institution, since=since
    )
    assert section.start == first.seq and len(list(lines)) == 1 + 4
    assert trail.verify(str(by.institution)).whole, "the order is that of the numbers, not of the clock"


def test_to_record_nothing_begins_no_chain(db):
    before = Head.objects.count()
    trail.record_all([], by=NOBODY, at=NOW)
    assert Head.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_those_who_write_at_once_make_one_chain():
    """Two chains that nobody wrote in before, from four sides, alone and inside a longer transaction."""
    homes = [new_id(), new_id()]
    wrong: list[BaseException] = []

    def write(home, together):
        try:
            for _ in range(6):
                with transaction.atomic() if together else nullcontext():
                    entries(Actor(institution=home), 2)
        except BaseException as met:
            wrong.append(met)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(home, n)) for home in homes for n in (True, False)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    for home in homes:
        verdict = trail.verify(str(home))
        assert verdict.whole and verdict.entries == 24
