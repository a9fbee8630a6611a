import datetime as dt
from typing import Any
from uuid import UUID

from samspil.access.service import Actor, Word, require
from samspil.courses import policy
from samspil.courses.models import CourseDay
from samspil.ground.errors import NotFound


def held(by: Actor, day: UUID) -> CourseDay:
    """The course day, held until the transaction ends."""
    found = policy.days(by).select_for_update(of=("self",)).filter(pk=day).first()
    if found is None:
        raise NotFound
    require(by, Word.CARERS_WRITE)
    return found


def told(by: Actor, at: dt.datetime, kind: str, row: Any) -> dict[str, Any]:
    """What the trail is told of something done about a row, besides the act."""
    return {"by": by, "at": at, "record_kind": kind, "record": row.pk}
