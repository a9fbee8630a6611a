"""The door of the trail: record what was done and seen; verify that nobody bent the record."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from samspil.ground.actor import Actor
from samspil.trail.chain import Fact, Verdict, add, verify, verify_all
from samspil.trail.export import Section, export, heads
from samspil.trail.models import READS, Deed, Entry, Head, Walk
from samspil.trail.packing import pack
from samspil.trail.reading import (
    Asked,
    Mark,
    about,
    doers,
    last_walk,
    mark,
    noted,
    of_case,
    of_institution,
    openings,
    seen_lately,
    stretch,
    tries,
    walk,
    walk_all,
    walk_due,
    wrote_in,
)
from samspil.trail.shown import index_differs

__all__ = [
    "READS",
    "Asked",
    "Deed",
    "Entry",
    "Fact",
    "Mark",
    "Section",
    "Verdict",
    "Walk",
    "about",
    "ask_first",
    "by_the_clock",
    "doers",
    "export",
    "fail",
    "head",
    "heads",
    "invariants",
    "last_walk",
    "left",
    "looked",
    "mark",
    "noted",
    "of_case",
    "of_institution",
    "openings",
    "pack",
    "record",
    "record_all",
    "seen",
    "seen_lately",
    "stretch",
    "tries",
    "verify",
    "verify_all",
    "walk",
    "walk_all",
    "walk_due",
    "wrote_in",
]


def record(
    *,
    by: Actor,
    at: dt.datetime,
    act: str,
    record_kind: str = "",
    record: UUID | str | None = None,
    case: UUID | None = None,
    deed: str = Deed.WRITE,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Record one act. `act` is room.verb; `details` holds ids, counts and field names, never content."""
    add([_asked(Fact(act, record_kind, record, case, deed, details), by, at)], by=by, at=at)


Ask = Callable[[Fact, Actor, dt.datetime], None]
_first: list[Ask] = []


def ask_first(ask: Ask) -> None:
    """A room is asked before any act is recorded, inside the transaction that does it: by an error it undoes the act. Imports, which
    record many, are not asked about."""
    if ask not in _first:
        _first.append(ask)


def _asked(fact: Fact, by: Actor, at: dt.datetime) -> Fact:
    for ask in _first:
        ask(fact, by, at)
    return fact


def record_all(facts: Iterable[Fact], *, by: Actor, at: dt.datetime) -> None:
    """Record many acts with one lock of the chain; for imports."""
    add(facts, by=by, at=at)


def seen(
    *,
    by: Actor,
    at: dt.datetime,
    act: str,
    record_kind: str = "",
    record: UUID | str | None = None,
    case: UUID | None = None,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Record that somebody looked. Called once per page by the edge, with the purpose the actor carries."""
    add([_asked(Fact(act, record_kind, record, case, Deed.READ, details), by, at)], by=by, at=at)


def left(
    *,
    by: Actor,
    at: dt.datetime,
    act: str,
    record_kind: str = "",
    record: UUID | str | None = None,
    case: UUID | None = None,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Record that a file was handed out: like `seen`, but what was read is now outside. Called by the edge that hands it out."""
    add([_asked(Fact(act, record_kind, record, case, Deed.LEFT, details), by, at)], by=by, at=at)


def head(chain: UUID | str) -> tuple[int, str]:
    """How far a chain has come: the number and hash of its last entry."""
    found = Head.objects.filter(chain=str(chain)).values_list("seq", "hash").first()
    return found or (0, "")


def looked(
    case: UUID, *, account: UUID, since: dt.datetime, until: dt.datetime, size: int = 50
) -> list[Entry]:
    """What one person read of one case in a span, or took out of it, oldest first. The caller has decided that the reader
    may know."""
    rows = Entry.objects.filter(case=case, account=account, deed__in=READS, at__gte=since, at__lte=until)
    return list(rows.order_by("at", "id")[:size])


def fail(
    *,
    by: Actor,
    at: dt.datetime,
    act: str,
    record_kind: str = "",
    record: UUID | str | None = None,
    case: UUID | None = None,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Record that somebody asked in vain: for what is not there or not theirs (the two are not told apart), or for
    what they may not do."""
    add([Fact(act, record_kind, record, case, Deed.FAILED, details)], by=by, at=at)


def invariants() -> Iterator[tuple[str, Iterable[Any]]]:
    yield "the cases that a list showed are found from the case", index_differs()


def by_the_clock(*, at: dt.datetime) -> None:
    """Walk the chains that were not walked for an hour; see `walk_due`."""
    walk_due(at=at)
