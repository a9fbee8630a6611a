"""Runs are seen by who may bring lists in at the same institution; kept rows by who may read the child's placements."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.exchange.models import KeptRow, Run
from samspil.look import service as look


def visible_runs(actor: Actor) -> QuerySet[Run]:
    if actor.institution is None or not actor.may(Word.EXCHANGE):
        return Run.objects.none()
    return Run.objects.filter(institution_id=actor.institution)


def visible_rows(actor: Actor, *, at: dt.datetime) -> QuerySet[KeptRow]:
    if not actor.may(Word.PLACEMENT_READ):
        return KeptRow.objects.none()
    return KeptRow.objects.filter(cases.in_seen_case(for_=actor, at=at), institution_id=actor.institution)


def who_could_run(record: Run, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could see what was brought in and what was found in it, at that moment. One query."""
    why = _("They bring lists and returns in at the institution.")
    return accounts.by_work([record.institution_id], Word.EXCHANGE, why=why, at=at, since=record.began_at)
