"""What an open page rests on: it leaves the screen when that ends, to the second, and soon after somebody ends it."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse


@dataclass(frozen=True, slots=True)
class Rests:
    """`still` is the address that answers the mark anew, `ends` the first moment at which something of it is over."""

    still: str
    mark: str
    ends: dt.datetime | None
    now: dt.datetime


def mark_of(parts: Iterable[Any]) -> str:
    """A word for each part that tells nothing of it: where one is no longer among the words, something has ended. What
    comes to it takes no page away from who writes there."""
    return ".".join(sorted({hashlib.sha256(str(part).encode()).hexdigest()[:10] for part in parts}))


def stands(mark: str) -> HttpResponse:
    """What `still` answers: no content."""
    return HttpResponse(mark, content_type="text/plain")
