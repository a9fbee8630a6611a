"""The chain: how an entry is hashed, added and verified. Source of the record's fields: ISO 27789:2021."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from samspil.ground.actor import Actor
from samspil.trail.models import Deed, Entry, Head

OPEN_CHAIN = "open"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to be recorded. `details` holds ids, counts and field names, never content."""

    act: str
    record_kind: str = ""
    record: UUID | str | None = None
    case: UUID | None = None
    deed: str = Deed.WRITE
    details: Mapping[str, Any] | None = None


def fingerprint(entry: Entry) -> str:
    """SHA-256 over every column but the surrogate key and the hash itself, in a fixed spelling."""
    said = [
        entry.chain,
        entry.seq,
        entry.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        str(entry.account or ""),
        str(entry.institution or ""),
        entry.deed,
        entry.act,
        entry.record_kind,
        entry.record,
        str(entry.case or ""),
        entry.purpose,
        entry.details,
        entry.previous,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def add(facts: Iterable[Fact], *, by: Actor, at: dt.datetime) -> None:
    """Add entries to the chain of the actor's institution, in order, in the running transaction if there is one."""
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
        if not entries:
            return
        Entry.objects.bulk_create(entries, batch_size=500)
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
    """Walk one chain from its beginning and name the first entry that was altered, removed or put in."""
    head = Head.objects.filter(chain=chain).first()
    previous, expected = "", 1
    for entry in Entry.objects.filter(chain=chain).order_by("seq").iterator(chunk_size=2000):
        if entry.seq != expected:
            return Verdict(chain, expected - 1, expected, "an entry is missing", previous)
        if entry.previous != previous:
            return Verdict(chain, expected - 1, expected, "the link to the entry before is broken", previous)
        if fingerprint(entry) != entry.hash:
            return Verdict(chain, expected - 1, expected, "the entry was altered", previous)
        previous, expected = entry.hash, expected + 1
    if head is None or head.seq != expected - 1 or head.hash != previous:
        return Verdict(chain, expected - 1, expected, "entries at the end are missing", previous)
    return Verdict(chain, expected - 1, None, "", previous)


def verify_all() -> Iterator[Verdict]:
    chains = set(Head.objects.values_list("chain", flat=True)) | set(
        Entry.objects.order_by().values_list("chain", flat=True).distinct()
    )
    for chain in sorted(chains):
        yield verify(chain)
