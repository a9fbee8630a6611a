"""What of a shared entry reaches the reader: the whole, or only the sentences and fields that cross."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from samspil.access.service import Actor
from samspil.cases import policy
from samspil.cases.models import Entry, Share
from samspil.cases.terms import ENTRY_FIELDS, Part, ShareField
from samspil.ground.periods import running
from samspil.ground.prepared import prepared


def dressed(rows: QuerySet[Entry], for_: Actor, at: dt.datetime) -> QuerySet[Entry]:
    """With institution, author, voice, and the shares that are the reader's to know."""
    return told(rows, for_, at).prefetch_related(
        Prefetch("shares", queryset=_running_shares(for_, at), to_attr="running_shares")
    )


def told(rows: QuerySet[Entry], for_: Actor, at: dt.datetime) -> QuerySet[Entry]:
    """With institution, author and voice, and whether the reader looks in an emergency."""
    urgent = policy.parts(for_, at).filter(case=OuterRef("case_id"), part=Part.EMERGENCY)
    return rows.select_related("institution", "author", "voice").annotate(urgent=Exists(urgent))


def put_shares(entries: list[Any], *, for_: Actor, at: dt.datetime) -> None:
    """What `dressed` adds to entries that were asked for without their shares. One query."""
    beside: dict[Any, Any] = {entry.pk: entry for entry in entries}
    for entry in entries:
        entry.running_shares = []
    for share in _shares_of(for_=for_, at=at, entries=tuple(beside)) if beside else ():
        share.entry = beside[share.entry_id]
        share.entry.running_shares.append(share)


@prepared
def _shares_of(for_: Actor, at: Any, entries: Any) -> QuerySet[Share]:
    return _running_shares(for_, at).filter(entry__pk__in=entries)


def _running_shares(for_: Actor, at: dt.datetime) -> QuerySet[Share]:
    rows = shares_known_to(for_, at).select_related("to", "to_team", "to_account")
    return rows.order_by("until", "id")


def shares_known_to(for_: Actor, at: dt.datetime) -> QuerySet[Share]:
    """The running shares that are the reader's to know: those their institution gave and those that reach them."""
    reaching = Exists(policy.shared_with(for_, at).filter(pk=OuterRef("pk")))
    return Share.objects.filter(running(at), Q(entry__institution_id=for_.institution) | reaching)


def masked(entries: Iterable[Any], for_: Actor) -> list[Entry]:
    """Dressed entries with what does not cross taken out, before anything can show it. They are never saved again.

    `withheld` names the fields that were taken out.
    """
    return [_mask(entry, for_) for entry in entries]


def _mask(entry: Any, for_: Actor) -> Entry:
    entry.withheld = ()
    if entry.institution_id == for_.institution or entry.for_all or entry.urgent:
        return entry
    shares = entry.running_shares
    if any(not s.fields and not s.excerpt for s in shares):
        return entry
    crosses = frozenset().union(*(s.names for s in shares))
    entry.withheld = tuple(f for f in ENTRY_FIELDS if f not in crosses)
    if ShareField.TEXT not in crosses:
        entry.text = "\n\n[…]\n\n".join(dict.fromkeys(s.excerpt for s in shares if s.excerpt))
        entry.corrected_at, entry.code, entry.data = None, "", {}
    if ShareField.AUTHOR not in crosses:
        entry.author = None
        entry.voice_how = ""
    if ShareField.FACTS not in crosses:
        entry.mode, entry.minutes = "", None
    return entry
