"""The last place of a family is given once, to whichever of two who ask at the same moment.

Two things keep it so, and each must be enough alone: whoever gives a place holds the family until it is given, and the
database gives the number of a place to one running placement. Each is taken away here in turn; with both gone the place
is given twice, which shows that the two did ask at the same moment.
"""

import contextlib
import inspect
import threading
from collections.abc import Iterator

import pytest
from django.db import connection, connections

from samspil.carers import service as carers
from samspil.fostering import service as fostering
from samspil.fostering.models import Care
from samspil.fostering.operations import placing
from samspil.ground import fence
from samspil.ground.errors import Refused
from tests.cast import NOW
from tests.rooms.fostering.scene import Service, service

INDEX = "a_place_is_given_once"
ALONE, TOGETHER, AT_MOST = 0.4, 2.0, 4.0
"""Seconds: how long one waits who should be alone, who should meet the other, and until nothing may hang any more."""


def lift_the_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL holds the family's row. SQLite has one transaction that may write, from its first statement."""
    if connection.vendor == "postgresql":
        monkeypatch.setattr(carers, "hold", lambda id, *, for_: carers.get(id, for_=for_))
    else:
        monkeypatch.setattr(fostering, "place", inspect.unwrap(fostering.place))


@contextlib.contextmanager
def without_the_constraint() -> Iterator[None]:
    kept_in = (
        "SELECT indexdef FROM pg_indexes WHERE indexname = %s"
        if connection.vendor == "postgresql"
        else "SELECT sql FROM sqlite_master WHERE name = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(kept_in, [INDEX])
        made = cursor.fetchone()
        cursor.execute(f"DROP INDEX IF EXISTS {INDEX}")
    try:
        yield
    finally:
        Care.objects.all().delete()
        with connection.cursor() as cursor:
            for sql in made or ():
                cursor.execute(sql)


def never_wait_long() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SET lock_timeout = '{AT_MOST}s'; SET statement_timeout = '{AT_MOST}s'")
        else:
            cursor.execute(f"PRAGMA busy_timeout = {AT_MOST * 1000:.0f}")


def two_ask(at: Service, monkeypatch: pytest.MonkeyPatch, *, wait: float) -> tuple[list[str], bool]:
    """What each is told, and whether both had seen the place free before either took it."""
    said: list[str] = []
    met: list[int] = []
    begin, seen = threading.Barrier(2), threading.Barrier(2)
    look = placing._open_seats

    def look_and_wait(*told: object) -> list[int]:
        found = look(*told)  # type: ignore[arg-type]
        with contextlib.suppress(threading.BrokenBarrierError):
            met.append(seen.wait(wait))
        return found

    monkeypatch.setattr(placing, "_open_seats", look_and_wait)

    def ask(n: int) -> None:
        try:
            with fence.acting(at.worker, at=NOW):
                never_wait_long()
                begin.wait(AT_MOST)
                at.place(n)
            said.append("placed")
        except Refused as refused:
            said.append(str(refused.reason))
        except Exception as broken:  # a page would say 500
            said.append(repr(broken))
        finally:
            connections.close_all()

    both = [threading.Thread(target=ask, args=(n,), daemon=True) for n in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(2 * AT_MOST)
    assert not any(thread.is_alive() for thread in both)
    return sorted(said), len(met) == 2


FULL = "Damsgaard has no free place any more. Nothing was changed."


@pytest.mark.parametrize("constraint", [True, False], ids=["constraint", "no constraint"])
@pytest.mark.parametrize("lock", [True, False], ids=["lock", "no lock"])
@pytest.mark.django_db(transaction=True)
def test_the_last_place_cannot_be_given_twice_at_the_same_moment(lock, constraint, monkeypatch):
    with fence.lifted("a test speaks for several"):
        at = service()
        if not lock:
            lift_the_lock(monkeypatch)
        with contextlib.nullcontext() if constraint else without_the_constraint():
            said, met = two_ask(at, monkeypatch, wait=ALONE if lock else TOGETHER)
            seats = list(Care.objects.values_list("seat", flat=True))
    assert met == (not lock)
    if lock or constraint:
        assert (said, seats) == ([FULL, "placed"], [1])
    else:
        assert (said, seats) == (["placed", "placed"], [1, 1])
