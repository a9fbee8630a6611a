import pytest
from django.db import DatabaseError, connection, transaction

from samspil.trail import service as trail
from samspil.trail.models import Entry
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
