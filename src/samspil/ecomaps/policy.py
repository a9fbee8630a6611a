"""Who sees and changes ties, both ways: `visible` for lists, `can` for one record. They agree by test."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.ecomaps.models import Arrangement, Tie
from samspil.ground.errors import NotFound
from samspil.look import service as look
from samspil.people import service as people


def visible(actor: Actor, *, at: dt.datetime) -> QuerySet[Tie]:
    """Ties of cases in which the actor's institution takes part, between people whom it knows. Of somebody it does not know
    there is no tie."""
    if not actor.may(Word.MAP_READ):
        return Tie.objects.none()
    known = Q(person__isnull=True) | Q(people.known_here(actor, "person_id"))
    seen = cases.in_seen_case(for_=actor, at=at)
    return Tie.objects.filter(known, seen, people.known_here(actor, "to_id"))


def can(actor: Actor, act: str, record: Tie, *, at: dt.datetime) -> bool:
    """`act` is read or write. Written apart from `visible` on purpose: a law test holds them together."""
    if actor.institution is None or not (actor.may(Word.MAP_READ) and actor.may(Word.CASE_READ)):
        return False
    try:
        case = cases.get(record.case_id, for_=actor, at=at)
        for end in (record.person_id, record.to_id):
            if end is not None:
                people.get(end, for_=actor)
    except NotFound:
        return False
    return act == "read" or may_draw(actor, case, at=at)


def may_draw(actor: Actor, case: Any, *, at: dt.datetime) -> bool:
    """Whether ties of this visible case may be noted and changed: while it is open, by who takes part."""
    open_ = case.closed_at is None and actor.may(Word.MAP_READ) and actor.may(Word.MAP_WRITE)
    return open_ and cases.may_work(case.pk, for_=actor, at=at)


def visible_arrangements(actor: Actor, *, at: dt.datetime) -> QuerySet[Arrangement]:
    """Each institution's own."""
    if actor.institution is None or not actor.may(Word.MAP_READ):
        return Arrangement.objects.none()
    rows = Arrangement.objects.filter(institution_id=actor.institution)
    return rows.filter(cases.in_seen_case(for_=actor, at=at))


def can_arrangement(actor: Actor, record: Arrangement, *, at: dt.datetime) -> bool:
    """The same for one, written apart on purpose."""
    if actor.institution is None or record.institution_id != actor.institution:
        return False
    if not (actor.may(Word.MAP_READ) and actor.may(Word.CASE_READ)):
        return False
    try:
        cases.get(record.case_id, for_=actor, at=at)
    except NotFound:
        return False
    return True


def who_could(tie: Tie, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody at the table who could see the tie at that moment: whose institution knew both ends of it. Three queries."""
    if at < tie.noted_at:
        return []
    ends = [end for end in (tie.person_id, tie.to_id) if end]
    knew = people.known_then(ends, at=at)
    homes = set.intersection(*(knew[end] for end in ends))
    return cases.sights(cases.who_could_file(tie.case, at=at, words=[Word.MAP_READ], homes=homes))
