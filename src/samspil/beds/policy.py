"""Who sees the beds: those whose role uses them, at the institution whose beds they are; and a stay or a hold for a child
only while it takes part in the child's case. Both ways."""

import datetime as dt
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.beds.models import Bed, Followed, Hold, Incident, Stay, Unit
from samspil.cases import service as cases
from samspil.look import service as look

M = TypeVar("M", bound=Model)


def units(actor: Actor) -> QuerySet[Unit]:
    if actor.institution is None or not actor.may(Word.BEDS_READ):
        return Unit.objects.none()
    return Unit.objects.filter(institution_id=actor.institution)


def beds(actor: Actor) -> QuerySet[Bed]:
    if actor.institution is None or not actor.may(Word.BEDS_READ):
        return Bed.objects.none()
    return Bed.objects.filter(unit__institution_id=actor.institution)


def houses(rows: QuerySet[M], actor: Actor) -> QuerySet[M]:
    """Rows of the institution itself: refusals, aims, years, scenarios."""
    if actor.institution is None or not actor.may(Word.BEDS_READ):
        return rows.none()
    return rows.filter(institution_id=actor.institution)


def visible(actor: Actor, *, at: dt.datetime) -> QuerySet[Stay]:
    return houses(Stay.objects.all(), actor).filter(cases.in_seen_case(for_=actor, at=at))


def followed(actor: Actor, *, at: dt.datetime) -> QuerySet[Followed]:
    return houses(Followed.objects.all(), actor).filter(cases.in_seen_case(for_=actor, at=at))


def holds(actor: Actor, *, at: dt.datetime) -> QuerySet[Hold]:
    rows = houses(Hold.objects.all(), actor)
    return rows.filter(Q(case=None) | Q(cases.in_seen_case(for_=actor, at=at)))


def incidents(actor: Actor, *, at: dt.datetime) -> QuerySet[Incident]:
    rows = houses(Incident.objects.all(), actor)
    return rows.filter(Q(case=None) | Q(cases.in_seen_case(for_=actor, at=at)))


def can(actor: Actor, act: str, record: Any, *, at: dt.datetime) -> bool:
    """`act` is read or use, of a stay, a hold or what is followed up. Written apart from the lists on purpose."""
    if actor.institution is None or record.institution_id != actor.institution:
        return False
    if not actor.may(Word.BEDS_USE if act == "use" else Word.BEDS_READ):
        return False
    if record.case_id is None:
        return True
    if not cases.seen_cases(for_=actor, at=at).filter(case=record.case_id).exists():
        return False
    return act == "read" or cases.may_work(record.case_id, for_=actor, at=at)


def who_could(stay: Stay, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read the stay at that moment, and by which rule. Two queries."""
    if at < stay.admitted_at:
        return []
    return cases.sights(
        cases.who_could_file(stay.case, at=at, words=[Word.BEDS_READ], homes=[stay.institution_id])
    )


def who_could_followed(row: Followed, *, at: dt.datetime) -> list[look.Sight]:
    """The same of what was found when a child was asked after. Two queries."""
    if Actor(time_zone=row.institution.time_zone).day(at) < row.began_on:
        return []
    return cases.sights(
        cases.who_could_file(row.case, at=at, words=[Word.BEDS_READ], homes=[row.institution_id])
    )
