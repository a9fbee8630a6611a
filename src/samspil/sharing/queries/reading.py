"""A question as whoever reads it may: who was asked reads it while it is open, and no name that was not told."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from samspil.access.service import Actor
from samspil.people import service as people
from samspil.sharing import policy
from samspil.sharing.models import Ask


def as_read(asks: Iterable[Ask], *, for_: Actor, at: dt.datetime) -> list[Ask]:
    """They are not saved again. At most one query, for the names that stay known without the question."""
    found = list(asks)
    got = [a for a in found if a.asker_id != for_.institution]
    known = people.several({a.child_id for a in got}, for_=for_) if got else {}
    for ask in got:
        _cover(ask, at, known)
    for ask in found:
        if ask.to_id != for_.institution:
            ask.note = ""
    return found


def _cover(ask: Any, at: dt.datetime, known: Any) -> None:
    ask.over = not policy.is_open(ask, at)
    if not ask.named or (ask.over and ask.child_id not in known):
        ask.child = None
    if ask.over:
        ask.question = ask.purpose = ask.basis_note = ""
