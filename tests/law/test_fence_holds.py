"""Without the application's filter an institution sees no more than the policy allows: the database withholds it."""

import dataclasses
import datetime as dt
import importlib.util
import inspect
import random
import re
import uuid

import pytest
from django.apps import apps
from django.db import Error, connection, transaction
from django.db.models import Model, Value
from django.urls import reverse

from samspil.access.service import Word
from samspil.accounts import service as accounts
from samspil.cases import policy
from samspil.cases import service as files_service
from samspil.cases.models import Case, Entry, Participation, Share, Whereabouts
from samspil.cases.queries import files
from samspil.ground import fence, fencing
from samspil.meetings import policy as meetings_policy
from samspil.meetings.models import Meeting
from samspil.people import policy as people_policy
from samspil.people.models import Knowing, Person
from samspil.sharing import service as sharing
from tests.cast import NOW
from tests.law import walking
from tests.law.fence_columns import HELD, columns, versions_shown, what_the_mask_lets_through
from tests.law.test_both_ways import moment, random_history
from tests.law.test_reads_leave_a_trail import SECRET, write_everywhere

ALREADY = ("samspil.cases", "samspil.people")
"""Rooms whose filters are forgotten by hand."""

pytestmark = pytest.mark.skipif(
    "not __import__('django.db').db.connection.vendor == 'postgresql'", reason="SQLite has no such fence"
)


def rows(table: str) -> set:
    """What anybody finds who writes the query by hand."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table}")
        return {id for (id,) in cursor.fetchall()}


def reads(actor):
    """The fence knows institutions, not roles: what a colleague whose role reads cases would see."""
    return dataclasses.replace(actor, words=actor.words | {Word.CASE_READ})


@pytest.mark.parametrize("seed", range(6))
def test_an_institution_finds_exactly_what_brute_force_over_the_policy_finds(cast, seed):
    dice = random.Random(200 + seed)
    actors = random_history(cast, dice)
    in_part = 0
    for actor in filter(lambda a: a.institution, actors):
        for at in [moment(dice) for _ in range(4)]:
            may = {e.pk for e in Entry.objects.all() if policy.can_entry(reads(actor), "read", e, at=at)}
            file = {c.pk for c in Case.objects.all() if policy.can(reads(actor), "read", c, at=at)}
            parts = {p.pk for p in Participation.objects.all() if p.case_id in file}
            own = {e.pk for e in Entry.objects.all() if e.institution_id == actor.institution} & may
            shares = {s.pk for s in Share.objects.all() if s.entry_id in own}
            got = {s.pk for s in policy_shares(actor, at)}
            told = what_the_mask_lets_through(may, reads(actor), at)
            before = versions_shown(may, reads(actor), at)
            in_part += sum(
                any(not row[c] for c in HELD) and any(row[c] for c in HELD) for row in told.values()
            )
            with fence.acting(actor, at=at):
                assert columns("cases_entry") == told
                assert rows("cases_entryversion") == before
                assert rows("cases_case") == file
                assert rows("cases_entry") == may
                assert rows("cases_participation") == parts
                assert rows("cases_share") == shares | got
                assert rows("cases_whereabouts") <= {
                    w.pk for w in Whereabouts.objects.all() if w.case_id in file
                }
    assert in_part > 3, "such a history has entries of which only a part crosses"


def policy_shares(actor, at):
    return [s for s in Share.objects.all() if s.to_id == actor.institution and s.since <= at and at < s.until]


def test_without_anybody_who_acts_every_fenced_table_is_empty(cast):
    rowwise = [table for table, each in fencing.fences().items() if each.seen != fencing.EVERY_ROW]
    filled = [table for table in rowwise if rows(table)]
    assert {"cases_case", "cases_participation", "cases_entry", "people_knowing"} <= set(filled)
    with fence.closed():
        assert [table for table in filled if rows(table)] == []


def acting(cast, person):
    return fence.acting(accounts.actor_for(person, institution=None, at=NOW)[0], at=NOW)


def note(case, home, **more):
    return Entry(
        case=case, institution=home, kind="note", happened_at=NOW, recorded_at=NOW, text="x", language="en", **more
    )  # fmt: skip


def refused(work) -> bool:
    try:
        with transaction.atomic():
            work()
    except Error as trouble:
        return "row-level security" in str(trouble)
    return False


def test_nobody_writes_for_another_institution_nor_into_a_case_of_others(cast):
    part = Participation.objects.filter(case=cast.case).first()
    part.pk, part.institution, part.until, part._state.adding = uuid.uuid4(), cast.elsewhere, None, True
    with acting(cast, cast.jana):
        assert not refused(lambda: note(cast.case, cast.authority).save(force_insert=True))
        assert refused(lambda: note(cast.case, cast.support).save(force_insert=True))
    with acting(cast, cast.olga):
        assert refused(lambda: note(cast.case, cast.elsewhere).save(force_insert=True))
        assert refused(lambda: part.save(force_insert=True)), "nobody joins a case by writing themselves in"


def test_what_is_shared_can_be_read_and_neither_changed_nor_removed(cast):
    entry = note(cast.case, cast.authority, for_all=True)
    entry.save(force_insert=True)
    with acting(cast, cast.petra):
        assert Entry.objects.filter(pk=entry.pk).exists()
        assert refused(lambda: Entry.objects.filter(pk=entry.pk).update(text="bent"))
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM cases_entry WHERE id = %s", [entry.pk])
            assert cursor.rowcount == 0
    with acting(cast, cast.olga):
        assert Entry.objects.filter(pk=entry.pk).update(text="bent") == 0
    entry.refresh_from_db()
    assert entry.text == "x"


@pytest.fixture
def no_filter(monkeypatch):
    """Every filter of the application forgotten at once."""
    monkeypatch.setattr(policy, "parts", lambda actor, at: Participation.objects.all())
    monkeypatch.setattr(policy, "visible", lambda actor, *, at: Case.objects.all())
    monkeypatch.setattr(policy, "visible_entries", lambda actor, *, at: Entry.objects.all())
    monkeypatch.setattr(policy, "visible_whereabouts", lambda actor, *, at: Whereabouts.objects.all())
    monkeypatch.setattr(policy, "can", lambda actor, act, record, *, at: True)
    monkeypatch.setattr(policy, "can_entry", lambda actor, act, record, *, at: True)
    monkeypatch.setattr(people_policy, "visible", lambda actor: Person.objects.all())
    monkeypatch.setattr(people_policy, "known", lambda actor: Knowing.objects.all())


def enter(client, account):
    client.force_login(account)
    return client


def test_with_every_filter_forgotten_a_stranger_opens_no_page_of_the_case(cast, client, no_filter):
    enter(client, cast.olga)
    names = ("cases:file", "cases:access", "meetings:of_case", "plans:of_case", "formulations:map")
    for name in names:
        assert client.get(reverse(name, args=[cast.case.pk])).status_code == 404, name
    listed = client.get(reverse("cases:children") + "?who=all")
    assert listed.status_code == 200 and str(cast.case.pk) not in listed.content.decode()


@pytest.fixture
def no_filter_anywhere(no_filter, monkeypatch):
    """And those of every other room: each list of what somebody may see is the whole table, each question is answered yes."""
    for module in policies():
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__:
                continue
            if name.startswith("visible") and (table := listed_by(function)):
                monkeypatch.setattr(module, name, lambda *_a, t=table, **_k: t._default_manager.all())
            elif name == "can" or name.startswith("can_"):
                monkeypatch.setattr(module, name, lambda *_a, **_k: True)
    monkeypatch.setattr(files, "_at_table", whoever_sits_there)
    seen = Meeting.objects.annotate(at_table=Value(True))
    monkeypatch.setattr(meetings_policy, "visible", lambda *_a, **_k: seen.all())


def whoever_sits_there(*, for_, at, case):
    """Pages take the reader's own part from among these: whoever it is, they are taken for it."""
    found = list(Participation.objects.filter(case=case).select_related("institution"))
    if found and all(part.institution_id != for_.institution for part in found):
        found[0].institution_id = for_.institution
    return found


def policies():
    rooms = [app.name for app in apps.get_app_configs() if app.name.startswith("samspil.")]
    there = [room for room in rooms if importlib.util.find_spec(f"{room}.policy")]
    return [importlib.import_module(f"{room}.policy") for room in there if room not in ALREADY]


def listed_by(function):
    """The table whose rows it lists, as its signature says."""
    found = re.fullmatch(r"QuerySet\[(\w+)\]", str(inspect.signature(function).return_annotation).strip("'"))
    named = found and getattr(inspect.getmodule(function), found[1], None)
    if named is None:
        table = getattr(inspect.signature(function).return_annotation, "__args__", (None,))[0]
        return table if isinstance(table, type) and issubclass(table, Model) else None
    return named


def test_with_every_filter_forgotten_no_page_at_all_tells_a_stranger_what_stands_in_a_case(
    cast, client, no_filter_anywhere, time_machine, monkeypatch
):
    """Every page that reads, asked once by somebody of another institution."""
    time_machine.move_to(NOW, tick=False)
    write_everywhere(cast)
    by = cast.actor(cast.jana)
    called = {"kind": "conference", "place": SECRET, "minutes": 60, "time_zone": "Europe/Prague", "uid": "u"}
    Meeting.objects.create(
        case=cast.case, institution=cast.authority, goal=SECRET, starts_at=NOW, called_by=cast.jana, called_at=NOW, **called
    )  # fmt: skip
    wish = sharing.Wish(
        about="topic", scope=("school",), purpose=SECRET, basis="statute", statute="§ 53", needed_by=NOW.date(),
        until=NOW + dt.timedelta(days=9), question=SECRET,
    )  # fmt: skip
    sharing.ask(by=by, at=NOW, case=cast.case.pk, to=cast.support, wish=wish)
    places, client = walking.addresses(many=1), walking.visitor(cast, "olga")
    assert len(places) > 200
    told = []
    for address in places:
        with transaction.atomic():
            answer = client.get(address)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            transaction.set_rollback(True)
        told += [address] if SECRET.encode() in walking.unpacked(content) else []
    assert told == []
    monkeypatch.setattr(fence, "becomes", lambda actor, *, at: fence.stand(fence.OPEN))
    case = [cast.case.pk]
    shows = ("cases:file", "plans:of_case", "formulations:map", "ecomaps:show", "meetings:of_case")
    open_ = [name for name in shows if SECRET in client.get(reverse(name, args=case)).text]
    assert open_ == list(shows), "the broken example: with the fence open as well they show it"


def test_with_every_filter_forgotten_a_partner_reads_what_is_shared_and_no_more(
    cast, client, no_filter, time_machine
):
    time_machine.move_to(NOW, tick=False)
    for text, everybody in (("ours alone", False), ("for the whole table", True)):
        entry = note(cast.case, cast.authority, for_all=everybody)
        entry.text = text
        entry.save(force_insert=True)
    part = note(cast.case, cast.authority)
    part.text = "Slept badly. Grandmother is ill."
    part.save(force_insert=True)
    files_service.share(
        by=cast.actor(cast.jana), at=NOW, entry=part, to=cast.support, purpose="plan", basis="statute", statute="§ 51",
        until=NOW + dt.timedelta(days=9), excerpt="Slept badly.",
    )  # fmt: skip
    page = enter(client, cast.petra).get(reverse("cases:file", args=[cast.case.pk])).content.decode()
    assert "for the whole table" in page and "ours alone" not in page
    assert "Slept badly" in page and "Grandmother" not in page, "of what was shared in part only the part"


def test_the_forgotten_filter_would_have_shown_it(cast, client, no_filter, monkeypatch):
    """The broken example: with the fence open as well, the same request shows everything."""
    monkeypatch.setattr(fence, "becomes", lambda actor, *, at: fence.stand(fence.OPEN))
    page = enter(client, cast.olga).get(reverse("cases:children") + "?who=all").content.decode()
    assert str(cast.case.pk) in page


def test_a_request_leaves_nothing_of_who_acted(cast, client):
    enter(client, cast.jana).get(reverse("cases:file", args=[cast.case.pk]))
    assert fence.standing() == fence.OPEN
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('samspil.institution'), current_setting('samspil.account')")
        assert cursor.fetchone() == ("", "")


def test_a_broken_transaction_brings_the_standing_back(cast):
    with fence.closed():
        with (
            pytest.raises(Error),
            transaction.atomic(),
            fence.lifted("a test"),
            connection.cursor() as cursor,
        ):
            cursor.execute("SELECT 1 / 0")
        assert fence.standing() == fence.CLOSED
        assert rows("cases_case") == set()


def test_a_new_connection_begins_with_nothing_visible(cast, monkeypatch):
    """A thread of its own, with a connection of its own, as a server has them."""
    monkeypatch.setattr(fence.Here, "standing", fence.CLOSED)
    import threading

    from django.db import connection as here

    found = []

    def look():
        with here.cursor() as cursor:
            cursor.execute("SELECT current_setting('samspil.fence', true) IS DISTINCT FROM 'open'")
            found.append(cursor.fetchone()[0])
        here.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert found == [True]
