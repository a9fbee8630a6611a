"""What an open page rests on: it leaves the screen when that ends, to the second, and soon after somebody ends it."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Min, QuerySet
from django.http import HttpResponse

from samspil.ground.actor import Actor


@dataclass(frozen=True, slots=True)
class Rests:
    """`still` is the address that answers the mark anew, `ends` the first moment at which something of it is over."""

    still: str
    mark: str
    ends: dt.datetime | None
    now: dt.datetime


@dataclass(frozen=True, slots=True)
class Lent:
    """What a room lent somebody for a time: whether any of it ended since a moment, and when the next of it ends."""

    over: bool
    ends: dt.datetime | None


def acting(actor: Actor) -> str:
    """The mark of for whom somebody acts, and with which words: another role or another place is another mark."""
    return mark_of([(actor.account, actor.institution, actor.team, sorted(actor.words))])


def lending(rows: Iterable[QuerySet[Any, Any]], *, since: dt.datetime, at: dt.datetime) -> Lent:
    """The same of rows with the moment at which each ends, as `ends`. Two short queries for each kind of row."""
    kinds = list(rows)
    over = any(kind.filter(ends__gt=since, ends__lte=at).exists() for kind in kinds)
    return soonest(Lent(over, kind.filter(ends__gt=at).aggregate(next=Min("ends"))["next"]) for kind in kinds)


def soonest(found: Iterable[Lent]) -> Lent:
    """What several rooms lent, as one."""
    rows = list(found)
    return Lent(any(r.over for r in rows), min((r.ends for r in rows if r.ends), default=None))


def mark_of(parts: Iterable[Any]) -> str:
    """A word for each part that tells nothing of it: where one is no longer among the words, something has ended. What
    comes to it takes no page away from who writes there."""
    return ".".join(sorted({hashlib.sha256(str(part).encode()).hexdigest()[:10] for part in parts}))


def stands(mark: str) -> HttpResponse:
    """What `still` answers: no content."""
    return HttpResponse(mark, content_type="text/plain")
