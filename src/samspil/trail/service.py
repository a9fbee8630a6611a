"""The door of the trail: record what was done and seen; verify that nobody bent the record."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from samspil.ground.actor import Actor
from samspil.ground.paging import Page, page
from samspil.trail.chain import Fact, Verdict, add, verify, verify_all
from samspil.trail.models import Deed, Entry, Head

__all__ = [
    "Deed",
    "Fact",
    "Verdict",
    "head",
    "looked",
    "of_case",
    "of_institution",
    "record",
    "record_all",
    "seen",
    "verify",
    "verify_all",
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
    add([Fact(act, record_kind, record, case, deed, details)], by=by, at=at)


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
    add([Fact(act, record_kind, record, case, Deed.READ, details)], by=by, at=at)


def head(chain: UUID | str) -> tuple[int, str]:
    """How far a chain has come: the number and hash of its last entry."""
    found = Head.objects.filter(chain=str(chain)).values_list("seq", "hash").first()
    return found or (0, "")


def of_case(
    case: UUID, *, after: Any = None, before: Any = None, size: int = 50, deed: str = ""
) -> Page[Entry]:
    """Entries about one case (only reads, only writes ... by `deed`), newest first. The caller has already decided
    that the reader may see them."""
    rows = Entry.objects.filter(case=case)
    rows = rows.filter(deed=deed) if deed else rows
    return page(rows, by=("-at", "-id"), size=size, after=after, before=before)


def looked(
    case: UUID, *, account: UUID, since: dt.datetime, until: dt.datetime, size: int = 50
) -> list[Entry]:
    """What one person read of one case in a span, oldest first. The caller has decided that the reader may know."""
    rows = Entry.objects.filter(case=case, account=account, deed=Deed.READ, at__gte=since, at__lte=until)
    return list(rows.order_by("at", "id")[:size])


def of_institution(
    institution: UUID,
    *,
    deed: str = "",
    account: UUID | None = None,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
    after: Any = None,
    before: Any = None,
    size: int = 50,
) -> Page[Entry]:
    """Entries of one institution's chain, newest first. The caller has already decided that the reader may see them."""
    rows = Entry.objects.filter(chain=str(institution))
    if deed:
        rows = rows.filter(deed=deed)
    if account:
        rows = rows.filter(account=account)
    if since:
        rows = rows.filter(at__gte=since)
    if until:
        rows = rows.filter(at__lt=until)
    return page(rows, by=("-seq",), size=size, after=after, before=before)
