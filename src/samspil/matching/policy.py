"""Who looks for a family for a child: those whose role does so, at the institution that looks, while it takes part in the
child's case. Both ways."""

import datetime as dt
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.ground.errors import NotFound
from samspil.look import service as look
from samspil.matching.models import Ban, Exclusion, Search, Seeker

M = TypeVar("M", bound=Model)


def _own(rows: QuerySet[M], actor: Actor, at: dt.datetime) -> QuerySet[M]:
    if actor.institution is None or not actor.may(Word.MATCHING_DO):
        return rows.none()
    return rows.filter(cases.in_seen_case(for_=actor, at=at), institution_id=actor.institution)


def visible(actor: Actor, *, at: dt.datetime) -> QuerySet[Search]:
    return _own(Search.objects.all(), actor, at)


def seekers(actor: Actor, *, at: dt.datetime) -> QuerySet[Seeker]:
    """The children of visible searches whose own file the actor sees too."""
    rows = Seeker.objects.filter(cases.in_seen_case(for_=actor, at=at))
    return rows.filter(search__in=visible(actor, at=at).values("pk"))


def bans(actor: Actor, *, at: dt.datetime) -> QuerySet[Ban]:
    return _own(Ban.objects.all(), actor, at)


def exclusions(actor: Actor, *, at: dt.datetime) -> QuerySet[Exclusion]:
    return _own(Exclusion.objects.all(), actor, at)


def can(actor: Actor, act: str, record: Any, *, at: dt.datetime) -> bool:
    """`act` is read or write, of a search, a ban or an exclusion. Written apart from the lists on purpose."""
    if actor.institution is None or record.institution_id != actor.institution:
        return False
    if not (actor.may(Word.MATCHING_DO) and actor.may(Word.CASE_READ)):
        return False
    try:
        case = cases.get(record.case_id, for_=actor, at=at)
    except NotFound:
        return False
    if act == "read":
        return True
    running = getattr(record, "ended_at", None) is None
    return running and case.closed_at is None and cases.may_work(case.pk, for_=actor, at=at)


def who_could(search: Search, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read the search at that moment, and by which rule. Two queries."""
    if at < search.opened_at:
        return []
    return cases.sights(
        cases.who_could_file(search.case, at=at, words=[Word.MATCHING_DO], homes=[search.institution_id])
    )
