"""The chain: how an entry is hashed, added and verified. Source of the record's fields: ISO 27789:2021."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Subquery
from django.db.models.functions import Coalesce

from samspil.ground.actor import Actor
from samspil.trail.models import Deed, Entry, Head
from samspil.trail.shown import note_shown

OPEN_CHAIN = "open"
MISSING = "an entry is missing"
UNLINKED = "the link to the entry before is broken"
ALTERED = "the entry was altered"
CUT = "entries at the end are missing"
ANEW = "the entry was altered and hashed anew"
BEYOND = "the entry stands after the end of the chain"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to be recorded. `details` holds ids, counts and field names, never content."""

    act: str
    record_kind: str = ""
    record: UUID | str | None = None
    case: UUID | None = None
    deed: str = Deed.WRITE
    details: Mapping[str, Any] | None = None


SAID = (
    "chain", "seq", "at", "account", "institution", "deed", "act", "record_kind", "record", "case", "purpose",
    "details", "previous",
)  # fmt: skip
"""Every column but the surrogate key and the hash itself, in the order in which they are hashed."""


def spelled(values: Sequence[Any]) -> list[Any]:
    """The columns of SAID as they are hashed and exported: text, numbers, moments in UTC to the microsecond."""
    chain, seq, at, account, institution, deed, act, kind, record, case, purpose, details, previous = values
    return [
        chain, seq, at.astimezone(dt.UTC).isoformat(timespec="microseconds"), str(account or ""),
        str(institution or ""), deed, act, kind, record, str(case or ""), purpose, details, previous,
    ]  # fmt: skip


def hashed(said: list[Any]) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def fingerprint(entry: Entry) -> str:
    return hashed(spelled([getattr(entry, name) for name in SAID]))


def add(facts: Iterable[Fact], *, by: Actor, at: dt.datetime) -> None:
    """Add entries to the chain of the actor's institution, in order, in the running transaction if there is one."""
    facts = list(facts)
    if not facts:
        return  # or a chain would begin that says nothing
    chain = str(by.institution or OPEN_CHAIN)
    with transaction.atomic(savepoint=False):
        head = Head.objects.select_for_update().filter(chain=chain).first()
        if head is None:
            Head.objects.get_or_create(chain=chain)
            head = Head.objects.select_for_update().get(chain=chain)
        entries = []
        for fact in facts:
            entry = _entry(fact, by=by, at=at, chain=chain, seq=head.seq + 1, previous=head.hash)
            entry.hash = fingerprint(entry)
            head.seq, head.hash = entry.seq, entry.hash
            entries.append(entry)
        Entry.objects.bulk_create(entries, batch_size=500)
        note_shown(entries)
        Head.objects.filter(chain=chain).update(seq=head.seq, hash=head.hash)


def _entry(fact: Fact, *, by: Actor, at: dt.datetime, chain: str, seq: int, previous: str) -> Entry:
    details = (
        json.dumps(fact.details, sort_keys=True, default=str, separators=(",", ":")) if fact.details else ""
    )
    return Entry(
        chain=chain,
        seq=seq,
        at=at,
        account=by.account,
        institution=by.institution,
        deed=str(fact.deed),
        act=fact.act,
        record_kind=fact.record_kind,
        record=str(fact.record or ""),
        case=fact.case,
        purpose=by.purpose,
        details=details,
        previous=previous,
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the verification of one chain found. `broken_at` is the seq of the first altered entry, or None."""

    chain: str
    entries: int
    broken_at: int | None
    reason: str
    head: str

    @property
    def whole(self) -> bool:
        return self.broken_at is None


def verify(chain: str) -> Verdict:
    """Walk one chain from its beginning and name the first entry that was altered, removed or put in.

    Up to the end that the chain has when the walk begins: others write meanwhile.
    """
    head = Head.objects.filter(chain=chain).first() or Head(chain=chain)
    previous, expected, doubted = "", 1, 0
    rows = Entry.objects.filter(chain=chain, seq__lte=head.seq).order_by("seq").values_list(*SAID, "hash")
    for *values, kept in rows.iterator(chunk_size=2000):
        if doubted:
            return _unlinked(chain, doubted, previous, values[-1])
        if values[1] != expected:
            return Verdict(chain, expected - 1, expected, MISSING, previous)
        if hashed(spelled(values)) != kept:
            return Verdict(chain, expected - 1, expected, ALTERED, previous)
        doubted = expected if values[-1] != previous else 0
        previous, expected = kept, expected + 1
    if doubted:
        return _unlinked(chain, doubted, previous, head.hash)
    if head.seq != expected - 1:
        return Verdict(chain, expected - 1, expected, CUT, previous)
    if head.hash != previous:
        return Verdict(chain, expected - 2, expected - 1, ANEW, previous)
    if _beyond(chain):
        return Verdict(chain, expected - 1, expected, BEYOND, previous)
    return Verdict(chain, expected - 1, None, "", previous)


def _unlinked(chain: str, seq: int, hash: str, named: str) -> Verdict:
    """An entry that fits its own hash does not follow the one before. If what comes next names it, the one before was
    altered and hashed anew; if not, this one was."""
    if named == hash and seq > 1:
        return Verdict(chain, seq - 2, seq - 1, ANEW, hash)
    return Verdict(chain, seq - 1, seq, UNLINKED, hash)


def _beyond(chain: str) -> bool:
    """Whether an entry stands after the end of the chain. One statement: an entry and the end move together."""
    end = Coalesce(Subquery(Head.objects.filter(chain=chain).values("seq")), 0)
    return Entry.objects.filter(chain=chain, seq__gt=end).exists()


def chains() -> list[str]:
    heads = Head.objects.values_list("chain", flat=True)
    return sorted(set(heads) | set(Entry.objects.order_by().values_list("chain", flat=True).distinct()))


def verify_all() -> Iterator[Verdict]:
    for chain in chains():
        yield verify(chain)
