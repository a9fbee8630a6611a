"""Who sees and changes a map, both ways: `visible` for lists, `can` for one record. They agree by test."""

import datetime as dt

from django.db.models import QuerySet

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.formulations.models import Factor, Map
from samspil.formulations.terms import Voice
from samspil.ground.errors import NotFound
from samspil.look import service as look


def visible(actor: Actor, *, at: dt.datetime) -> QuerySet[Map]:
    """The maps of cases in which the actor's institution takes part now. Everybody at the table sees the whole map."""
    if not actor.may(Word.MAP_READ):
        return Map.objects.none()
    return Map.objects.filter(cases.in_seen_case(for_=actor, at=at))


def can(actor: Actor, act: str, record: Map, *, at: dt.datetime) -> bool:
    """`act` is read or write."""
    if actor.institution is None or not (actor.may(Word.MAP_READ) and actor.may(Word.CASE_READ)):
        return False
    try:
        case = cases.get(record.case_id, for_=actor, at=at)
    except NotFound:
        return False
    if act == "read":
        return True
    open_ = case.closed_at is None and record.ended_at is None and actor.may(Word.MAP_WRITE)
    return open_ and cases.may_work(case.pk, for_=actor, at=at)


def words_are_theirs(actor: Actor, factor: Factor) -> bool:
    """A child's own words are changed by nobody but who took them down."""
    return factor.voice != Voice.CHILD or factor.author_id == actor.account


def who_could(map: Map, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could see the map at that moment, and by which rule. Two queries."""
    if at < map.started_at:
        return []
    return cases.sights(cases.who_could_file(map.case, at=at, words=[Word.MAP_READ]))
