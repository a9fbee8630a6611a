"""The placement history is seen by the institution that noted it, while it takes part in the case."""

import datetime as dt
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.look import service as look

M = TypeVar("M", bound=Model)


def visible(rows: QuerySet[M], actor: Actor, *, at: dt.datetime) -> QuerySet[M]:
    if not actor.may(Word.PLACEMENT_READ):
        return rows.none()
    return rows.filter(cases.in_seen_case(for_=actor, at=at), institution_id=actor.institution)


def can(actor: Actor, act: str, record: Any, *, at: dt.datetime) -> bool:
    if act != "read" or not actor.may(Word.PLACEMENT_READ) or record.institution_id != actor.institution:
        return False
    return cases.seen_cases(for_=actor, at=at).filter(case=record.case_id).exists()


def who_could(case: Any, home: Any, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read the placement history that an institution noted, at that moment. Two queries."""
    return cases.sights(cases.who_could_file(case, at=at, words=[Word.PLACEMENT_READ], homes=[home]))
