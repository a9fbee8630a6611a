"""The record as a file that can be verified without the software: one entry a line, after a line about its chains.

The spelling is fixed (see docs/look-up/trail-file.md); `tools/verify_trail.py` knows it by itself.
"""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Min

from samspil.ground.actor import Actor
from samspil.trail.chain import OPEN_CHAIN, SAID, Fact, add, chains, spelled
from samspil.trail.models import Deed, Entry, Head

FORMAT = "samspil-trail-1"


@dataclass(frozen=True, slots=True)
class Section:
    """One chain in the file: its entries from a number to a number, what they follow, and where they end."""

    chain: str
    start: int
    end: int
    previous: str
    head: str

    def as_said(self) -> dict[str, Any]:
        return {
            "chain": self.chain,
            "from": self.start,
            "to": self.end,
            "previous": self.previous,
            "head": self.head,
        }


def export(
    *, by: Actor, at: dt.datetime, institution: UUID | None = None, since: dt.datetime | None = None
) -> tuple[list[Section], Iterator[str]]:
    """The chain of one institution, or all chains. The export is recorded first, so the file holds its own entry."""
    wanted = [str(institution)] if institution else chains()
    with transaction.atomic():
        sections = [_section(chain, by=by, at=at, since=since) for chain in wanted]
    return sections, _lines(sections, at)


def _section(chain: str, *, by: Actor, at: dt.datetime, since: dt.datetime | None) -> Section:
    rows = Entry.objects.filter(chain=chain)
    # By number: a clock that was set back, or two who wrote at once, may have put a later number at an earlier moment.
    begins = (rows.filter(at__gte=since) if since else rows).aggregate(low=Min(F("seq") + 0))["low"]
    details = {"from": begins or 1, "since": since.isoformat() if since else ""}
    into = dataclasses.replace(by, institution=None if chain == OPEN_CHAIN else UUID(chain))
    add([Fact("trail.export", "chain", chain, deed=Deed.LEFT, details=details)], by=into, at=at)
    head = Head.objects.get(chain=chain)
    start = begins or head.seq
    before = Entry.objects.filter(chain=chain, seq=start - 1).values_list("hash", flat=True).first() or ""
    return Section(chain, start, head.seq, before, head.hash)


def _lines(sections: list[Section], at: dt.datetime) -> Iterator[str]:
    header = {
        "format": FORMAT,
        "made_at": at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        "chains": [section.as_said() for section in sections],
    }
    yield line(header)
    for section in sections:
        rows = Entry.objects.filter(chain=section.chain, seq__gte=section.start, seq__lte=section.end)
        for *values, kept in rows.order_by("seq").values_list(*SAID, "hash").iterator(chunk_size=2000):
            yield line(dict(zip((*SAID, "hash"), (*spelled(values), kept), strict=True)))


def line(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=True, separators=(",", ":"))


def heads() -> list[Head]:
    """The end of every chain: what is kept elsewhere, so that a record written anew from its beginning is noticed."""
    return list(Head.objects.order_by("chain"))
