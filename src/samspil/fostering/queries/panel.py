"""The part of a child's file that says with which foster family the child lives, or leads to one."""

import datetime as dt
from typing import Any

from samspil.access.service import Actor, Word
from samspil.fostering.queries.placing import of_case


def panel(*, header: Any, for_: Actor, at: dt.datetime, **page: Any) -> tuple[str, dict[str, Any]] | None:
    """For who works with foster families. None where nothing runs and nothing can be begun. One query."""
    if not (for_.may(Word.CARERS_READ) and for_.may(Word.PLACEMENT_READ)):
        return None
    rows = of_case(header.case.pk, for_=for_, at=at)
    if not rows and not header.may_steer:
        return None
    return "fostering/_panel.html", {
        "rows": [row for row in rows if row.ended_on is None],
        "case": header.case.pk,
    }
