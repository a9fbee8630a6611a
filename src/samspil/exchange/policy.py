"""Runs are seen by who may bring lists in at the same institution; kept rows by who may read the child's placements."""

import datetime as dt

from django.db.models import QuerySet

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.exchange.models import KeptRow, Run


def visible_runs(actor: Actor) -> QuerySet[Run]:
    if actor.institution is None or not actor.may(Word.EXCHANGE):
        return Run.objects.none()
    return Run.objects.filter(institution_id=actor.institution)


def visible_rows(actor: Actor, *, at: dt.datetime) -> QuerySet[KeptRow]:
    if not actor.may(Word.PLACEMENT_READ):
        return KeptRow.objects.none()
    return KeptRow.objects.filter(cases.in_seen_case(for_=actor, at=at), institution_id=actor.institution)
