"""Workers that are killed, a database that is gone, an exchange that falls silent: no call stays without an end."""

import contextlib
import datetime as dt
import json
import os
import signal

import pytest
from django.db import connection, connections

from samspil.access.service import NOBODY
from samspil.cli.background import by_the_clock
from samspil.line import service as line
from samspil.line.models import Call, Told
from samspil.line.operations import ringing
from tests.cast import NOW
from tests.rooms.line import scene as stage
from tests.rooms.line.test_exchange import EARLY

pytestmark = pytest.mark.django_db(transaction=True)
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def scene(time_machine):
    time_machine.move_to(NOW, tick=False)
    found = stage.call()
    found.fill("2026-11-01", EARLY)
    return found


def tell(client, scene, **said):
    return client.post(
        f"/line/{scene.line.pk}/exchange/", json.dumps(said), content_type="application/json",
        headers={"X-Samspil-Key": line.exchange_key(scene.line)},
    )  # fmt: skip


@contextlib.contextmanager
def killed_in(work, monkeypatch, times: int = 1):
    """A real process does the work and is killed, by a signal it cannot hear, in the moment in which it would write the record of
    its `times`-th step: what it wrote before stands in a transaction that is not kept."""
    connections.close_all()
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        for shared in connections.all():
            # A socket that the parent holds too would outlive the child, and its locks with it.
            shared.connection = None
        left = [times]

        def dies(*args, **kwargs):
            left[0] -= 1
            if left[0] == 0:
                os.write(there, b"x")
                signal.pause()

        monkeypatch.setattr(ringing.trail, "record", dies)
        try:
            work()
        finally:
            os._exit(1)
    os.close(there)
    assert os.read(here, 1) == b"x", "it came as far as that"
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    os.close(here)
    assert os.WTERMSIG(status) == signal.SIGKILL
    yield


def test_a_worker_that_is_killed_leaves_no_half_call_and_the_next_one_ends_what_it_left(
    client, scene, monkeypatch
):
    with killed_in(lambda: tell(client, scene, call="a", event="incoming"), monkeypatch):
        assert not Call.objects.exists(), "the call was not kept by half"
    for name in ("a", "b", "c"):
        assert tell(client, scene, call=name, event="incoming").json()["ring"]["step"] == 0
    with killed_in(lambda: tell(client, scene, call="a", event="busy", step=0, id="x"), monkeypatch):
        assert Call.objects.get(exchange="a").step == 0 and not Told.objects.exists()
    assert tell(client, scene, call="a", event="busy", step=0, id="x").json()["ring"]["step"] == 1, (
        "told again"
    )
    hand = line.begin(**scene.who("lars"), line=scene.line)
    late = NOW + dt.timedelta(hours=7)
    with killed_in(lambda: line.sweep(by=NOBODY, at=late), monkeypatch, times=4):
        states = set(Call.objects.exclude(exchange="").values_list("came_to", flat=True))
        assert states == {"", "nobody"}, "in the middle of its work"
    line.by_the_minute(at=late + MINUTE)
    assert {c.came_to for c in Call.objects.exclude(pk=hand.pk)} == {"nobody"}
    assert not Call.objects.filter(ended_at=None).exists(), "nor one that was written by hand"
    hand.refresh_from_db()
    assert hand.ended_at == NOW + dt.timedelta(hours=6)
    assert line.essentials(hand, **scene.eyes("lars", late)) is None
    assert [c.pk for c in line.open_calls(scene.line, **scene.eyes("lars", late))] == [hand.pk], (
        "can still be written to its end"
    )


@contextlib.contextmanager
def unreachable():
    """The database cannot be reached: nothing listens where its server was, or its file is not where it was."""
    connection.close()
    kept = dict(connection.settings_dict)
    connection.settings_dict |= (
        {"HOST": "127.0.0.1", "PORT": "9"}
        if connection.vendor == "postgresql"
        else {"NAME": "/nowhere/at/all.sqlite3"}
    )
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.clear()
        connection.settings_dict.update(kept)


def test_while_the_database_is_gone_the_exchange_is_told_to_try_again_and_afterwards_every_call_ends(
    client, scene, time_machine
):
    for name in ("a", "b", "c"):
        tell(client, scene, call=name, event="incoming")
    tell(client, scene, call="c", event="answered", step=0)
    with unreachable():
        for said in (
            {"call": "a", "event": "no_answer", "step": 0, "id": "1"}, {"call": "b", "event": "hung_up"},
            {"call": "c", "event": "over"}, {"call": "d", "event": "incoming"},
        ):  # fmt: skip
            refused = tell(client, scene, **said)
            assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
        assert "line: OperationalError" in by_the_clock(at=NOW + MINUTE, name="by_the_minute"), (
            "the clock says so, and goes on"
        )
    time_machine.move_to(NOW + MINUTE, tick=False)
    again = tell(client, scene, call="a", event="no_answer", step=0, id="1")
    assert again.json()["ring"]["step"] == 1
    tell(client, scene, call="d", event="incoming")
    assert by_the_clock(at=NOW + 2 * MINUTE, name="by_the_minute") == []
    by_the_clock(at=NOW + dt.timedelta(hours=7), name="by_the_minute")
    came = dict(Call.objects.values_list("exchange", "came_to"))
    assert came == {"a": "nobody", "b": "nobody", "c": "answered", "d": "nobody"}
    assert not Call.objects.filter(ended_at=None).exists()
    assert Call.objects.filter(back_at__isnull=False).count() == 3, "whoever reached nobody is called back"


def test_an_exchange_that_is_down_after_any_of_its_words_leaves_no_call_open(client, scene):
    words = [
        {"event": "incoming"}, {"event": "no_answer", "step": 0}, {"event": "error", "step": 1}, {"event": "answered", "step": 2},
        {"event": "over", "step": 2},
    ]  # fmt: skip
    for told in range(1, len(words) + 1):
        for said in words[:told]:
            tell(client, scene, call=f"after {told}", **said)
    line.by_the_minute(at=NOW + dt.timedelta(hours=7))
    came = dict(Call.objects.values_list("exchange", "came_to"))
    assert came == {f"after {n}": "nobody" if n < 4 else "answered" for n in range(1, 6)}
    assert not Call.objects.filter(ended_at=None).exists()
