import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.fostering.models import Absence, Placement, Review
from samspil.fostering.queries import histories
from samspil.trail import service as trail


@dataclass(frozen=True, slots=True)
class NewHistory:
    """The history of one child as a return says it: field values of `Placement`, `Review` and `Absence` rows."""

    case: Any
    placements: tuple[dict[str, Any], ...] = field(default=())
    reviews: tuple[dict[str, Any], ...] = field(default=())
    absences: tuple[dict[str, Any], ...] = field(default=())


@transaction.atomic
def take_over(*, by: Actor, at: dt.datetime, histories_: Iterable[NewHistory]) -> None:
    """Take over placement histories: rows that stand there already stay, changed ones change, others are added.

    A row is recognised by its place in the return. What is new goes on the timeline at the day it happened.
    """
    require(by, Word.EXCHANGE)
    given = list(histories_)
    before = histories([new.case.pk for new in given], for_=by, at=at)
    happenings: list[cases.Happening] = []
    for new in given:
        had = before[new.case.pk]
        happenings += _merge(Placement, new.case, new.placements, had.placements, by, _placed)
        happenings += _merge(Review, new.case, new.reviews, had.reviews, by, _reviewed)
        happenings += _merge(Absence, new.case, new.absences, had.absences, by, _missed)
    cases.announce_all(by=by, at=at, happenings=happenings)
    trail.record_all(
        [trail.Fact("fostering.take_over", "case", new.case.pk, case=new.case.pk) for new in given],
        by=by,
        at=at,
    )


def _merge(
    model: Any, case: Any, rows: tuple[dict[str, Any], ...], had: list[Any], by: Actor, says: Any
) -> list[cases.Happening]:
    known = {row.position: row for row in had}
    fresh, changed = [], []
    for values in rows:
        row = known.get(values["position"])
        if row is None:
            fresh.append(model(case=case, institution_id=by.institution, **values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    model.objects.bulk_create(fresh)
    if changed:
        model.objects.bulk_update(changed, [n for n in rows[0] if n != "position"])
    return [happening for row in fresh for happening in says(case, row)]


def _noon(day: dt.date) -> dt.datetime:
    """A return knows days, not hours; noon keeps the day in every time zone concerned."""
    return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)


def _placed(case: Any, row: Placement) -> list[cases.Happening]:
    data = {"code": row.code, "placement": str(row.pk)}
    found = [cases.Happening(case, "fostering.placed", data, _noon(row.since))]
    if row.until is not None:
        found.append(cases.Happening(case, "fostering.ended", data, _noon(row.until)))
    return found


def _reviewed(case: Any, row: Review) -> list[cases.Happening]:
    return [cases.Happening(case, "fostering.reviewed", {"code": row.code}, _noon(row.held_on))]


def _missed(case: Any, row: Absence) -> list[cases.Happening]:
    found = [cases.Happening(case, "fostering.missing", {"kind": row.kind}, _noon(row.since))]
    if row.until is not None:
        found.append(cases.Happening(case, "fostering.back", {"kind": row.kind}, _noon(row.until)))
    return found
