"""Taking over placement histories from a return, without doubles."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.fostering.models import Absence, Placement, Review
from samspil.fostering.operations.matching import Match, Said, match
from samspil.fostering.queries import histories
from samspil.trail import service as trail


@dataclass(frozen=True, slots=True)
class NewHistory:
    """The history of one child as a return says it: field values of `Placement`, `Review` and `Absence` rows."""

    case: Any
    placements: tuple[dict[str, Any], ...] = field(default=())
    reviews: tuple[dict[str, Any], ...] = field(default=())
    absences: tuple[dict[str, Any], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Compared:
    """How many rows of a history a taking over adds, changes, leaves, and how many stand here that it does not name."""

    fresh: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0


@transaction.atomic
def take_over(
    *, by: Actor, at: dt.datetime, histories_: Iterable[NewHistory], said: Said | None = None
) -> dict[Any, Compared]:
    """Take over placement histories: rows that stand there already stay, changed ones change, others are added.

    How a row is recognised is said in `matching`. What is new goes on the timeline at the day it happened.
    Answers what was done, by case.
    """
    require(by, Word.EXCHANGE)
    given = list(histories_)
    happenings: list[cases.Happening] = []
    done: dict[Any, Compared] = {}
    for new, matches in _matched(given, by, at, said):
        for model, found in matches.items():
            happenings += _keep(model, new.case, found, by)
        done[new.case.pk] = _counted(matches.values())
    cases.announce_all(by=by, at=at, happenings=happenings)
    trail.record_all(
        [trail.Fact("fostering.take_over", "case", new.case.pk, case=new.case.pk) for new in given],
        by=by,
        at=at,
    )
    return done


def compare(
    histories_: Iterable[NewHistory], *, for_: Actor, at: dt.datetime, said: Said | None = None
) -> dict[Any, Compared]:
    """What `take_over` would do, by case. Nothing is written."""
    return {
        new.case.pk: _counted(matches.values()) for new, matches in _matched(list(histories_), for_, at, said)
    }


def _matched(
    given: list[NewHistory], by: Actor, at: dt.datetime, said: Said | None
) -> Iterable[tuple[NewHistory, dict[Any, Match]]]:
    before = histories([new.case.pk for new in given], for_=by, at=at)
    for new in given:
        had = before[new.case.pk]
        yield (
            new,
            {
                Placement: match(had.placements, new.placements, day="since", said=said),
                Review: match(had.reviews, new.reviews, day="held_on", said=said),
                Absence: match(had.absences, new.absences, day="since", said=said),
            },
        )


def _counted(matches: Iterable[Match]) -> Compared:
    found = list(matches)
    return Compared(
        sum(len(m.fresh) for m in found),
        sum(len(m.changed) for m in found),
        sum(len(m.same) for m in found),
        sum(len(m.gone) for m in found),
    )


def _keep(model: Any, case: Any, found: Match, by: Actor) -> list[cases.Happening]:
    fresh = [model(case=case, institution_id=by.institution, **values) for values in found.fresh]
    if fresh:
        model.objects.bulk_create(fresh)
    ended = []
    for row, values in found.changed:
        if values.get("until") and row.until is None:
            ended.append(row)
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
    for row, position in found.moved:
        row.position = position
    if found.moved:
        model.objects.bulk_update([row for row, _position in found.moved], ["position"])
    says: Any = {Placement: _placed, Review: _reviewed, Absence: _missed}[model]
    return [h for row in fresh for h in says(case, row)] + [h for row in ended for h in says(case, row)[1:]]


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
