import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from samspil.access.service import Actor, Word, require
from samspil.courses import policy
from samspil.courses.models import CourseDay, Missing
from samspil.courses.queries.ledger import Row, of_families
from samspil.courses.terms import WARN_MONTH
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


def again(*, by: Actor, at: dt.datetime, year: int, families: Iterable[UUID]) -> None:
    """Of families of whose year something changed. The caller holds the transaction."""
    today = by.day(at)
    if today.month < WARN_MONTH or year != today.year:
        return
    rows = of_families(families, year, for_=by, at=at)
    Missing.objects.filter(family__in=[row.family.id for row in rows if not row.will_miss]).delete()
    keep(by, rows, dt.date(year, 12, 31))


def keep(by: Actor, rows: Iterable[Row], due_on: dt.date) -> None:
    Missing.objects.bulk_create(
        [
            Missing(institution_id=by.institution, family_id=row.family.id, due_on=due_on, standing=row.standing)
            for row in rows if row.will_miss
        ],
        update_conflicts=True, update_fields=["standing"], unique_fields=["family", "due_on"], batch_size=500,
    )  # fmt: skip
