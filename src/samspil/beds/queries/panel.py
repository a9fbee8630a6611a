"""The part of a case's page that says which bed the child is in, or leads to one."""

import datetime as dt
from typing import Any

from samspil.access.service import Actor, Word
from samspil.beds.queries.board import day_number
from samspil.beds.queries.stays import running_stay


def panel(*, header: Any, for_: Actor, at: dt.datetime, **page: Any) -> tuple[str, dict[str, Any]] | None:
    """None for who has no beds, or where the case is closed and the child is in none. One query."""
    if not for_.may(Word.BEDS_READ):
        return None
    stay = running_stay(header.case.pk, for_=for_, at=at)
    if stay is None and (header.case.closed_at or not for_.may(Word.BEDS_USE)):
        return None
    return "beds/_panel.html", {
        "stay": stay, "day": day_number(stay.began_at, at, for_) if stay else 0, "case": header.case.pk,
    }  # fmt: skip
