"""Children who wait for a family, without their names: for the page of places in the room below."""

import datetime as dt

from samspil.access.service import Actor, Word
from samspil.matching import policy


def children_waiting(*, for_: Actor, at: dt.datetime) -> list[tuple[str, dt.date]] | None:
    """The kind of place each child of a running search waits for, and since when; None for who does not match. One query."""
    if not for_.may(Word.MATCHING_DO):
        return None
    rows = policy.seekers(for_, at=at).filter(running=True, search__ended_at=None)
    return list(rows.order_by("search__waits_since", "id").values_list("kind", "search__waits_since"))
