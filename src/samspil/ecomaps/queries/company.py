"""The people of a picture before a room, and whom somebody in it may not know."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from samspil.access.service import Actor
from samspil.ecomaps.queries.network import Present, before, of_one


@dataclass(frozen=True, slots=True)
class Company:
    """The people of a picture before a room: whom all in it may know, and whom the viewer knows and somebody in it may not."""

    known: tuple[Any, ...]
    apart: tuple[Any, ...]
    roles: tuple[str, ...]
    """What stands in the picture for all, in words that somebody wrote."""


def company(case: Any, *, for_: Actor, at: dt.datetime, present: Present) -> Company:
    """Of all days. Queries as for the picture."""
    own = of_one(case, for_, at)
    common = before(own, case, for_, at, present)
    known, mine = common.family.people, own.family.people
    roles = {
        words
        for tie in common.ties
        if tie.states and not tie.states[-1].ended
        for words in (common.places.get(tie.who, ""), tie.states[-1].role)
        if words
    }
    return Company(
        tuple(known.values()), tuple(p for id, p in mine.items() if id not in known), tuple(sorted(roles))
    )
