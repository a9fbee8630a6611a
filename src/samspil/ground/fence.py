"""The second fence: PostgreSQL itself shows the rows of a case only to an institution that takes part in it.

The first fence is each room's `policy`, part of every query. This one stands behind it: what a forgotten filter would
show, the database withholds. Nobody said who acts: nothing is visible. SQLite has no such thing; there these functions
only keep their count. What the database holds for it is in `ground.fencing`; why it is so, in docs/decisions/0012.
"""

import contextlib
import datetime as dt
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.signals import connection_created

from samspil.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """Who acts, as the database is told. `is_open` lets everything through; `is_open_for_rows` every row, and of its held
    columns what reaches whoever acts."""

    institution: UUID | None = None
    team: UUID | None = None
    account: UUID | None = None
    at: dt.datetime | None = None
    is_open: bool = False
    is_open_for_rows: bool = False

    def settings(self) -> dict[str, str]:
        return {
            "samspil.institution": str(self.institution or ""),
            "samspil.team": str(self.team or ""),
            "samspil.account": str(self.account or ""),
            "samspil.at": self.at.isoformat() if self.at else "",
            "samspil.fence": "open" if self.is_open else "rows" if self.is_open_for_rows else "",
        }


CLOSED = Standing()
OPEN = Standing(is_open=True)
NAMES = tuple(CLOSED.settings())
_TELL = "SELECT " + ", ".join(f"set_config('{name}', %s, false)" for name in NAMES)


class Here(threading.local):
    """A thread has its own connection, and so its own standing; a new thread begins with a closed fence."""

    standing = CLOSED


_here = Here()


def stand(standing: Standing) -> None:
    """From now on this thread stands so. Edges use the context managers below; a process that serves nobody but its
    operator says `stand(OPEN)` once."""
    if standing == _here.standing:
        return
    _here.standing = standing
    if connection.connection is not None:
        _tell(connection, standing)


def standing() -> Standing:
    return _here.standing


@contextlib.contextmanager
def _as(standing: Standing) -> Iterator[None]:
    before = _here.standing
    stand(standing)
    try:
        yield
    finally:
        stand(before)


def closed() -> contextlib.AbstractContextManager[None]:
    """For one request: it begins with nothing visible, and leaves nothing of whoever acted to the next."""
    return _as(CLOSED)


def becomes(actor: Actor, *, at: dt.datetime) -> None:
    """It is known now who acts. Called by the edge inside `closed()`."""
    stand(Standing(actor.institution, actor.team, actor.account, at))


def acting(actor: Actor, *, at: dt.datetime) -> contextlib.AbstractContextManager[None]:
    """For a piece of work in somebody's name that no request carries."""
    return _as(Standing(actor.institution, actor.team, actor.account, at))


def lifted(why: str, *, rows_alone: bool = False) -> contextlib.AbstractContextManager[None]:
    """For the few steps that must see or write beyond the acting institution. `why` is a sentence; the law tests list
    every place that says this, with its reason. With `rows_alone` the columns that are held back stay so."""
    if not why:
        raise ValueError("a fence is lifted for a reason")
    return _as(replace(_here.standing, is_open_for_rows=True) if rows_alone else OPEN)


def _tell(wrapper: Any, standing: Standing) -> None:
    """One short trip past the query log: pages count the same statements on both databases.

    In a broken transaction nothing can be said, and need not: undoing it brings the settings back as well.
    """
    if wrapper.vendor != "postgresql":
        return
    raw = wrapper.connection
    if raw.info.transaction_status.name == "INERROR":
        return
    try:
        raw.execute(_TELL, list(standing.settings().values()))
    except Exception:
        wrapper.close()  # better no connection than one that stands for somebody else
        raise


def _begin(sender: Any, connection: Any, **_more: Any) -> None:
    """A new connection learns how its thread stands; unset means closed, so there is nothing to say then."""
    if connection.alias == "default" and _here.standing != CLOSED:
        _tell(connection, _here.standing)


def watch() -> None:
    connection_created.connect(_begin, dispatch_uid="samspil.fence")
