"""Who sees a crisis: the team whose desk took it, and where it belongs to a file, while the team takes part in that."""

import datetime as dt
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.crisis.models import Crisis, PlanCopy
from samspil.ground.errors import NotFound
from samspil.look import service as look

M = TypeVar("M", bound=Model)


def visible(actor: Actor, *, at: dt.datetime) -> QuerySet[Crisis]:
    return of_visible(Crisis.objects.all(), actor, at=at, path="")


def of_visible(rows: QuerySet[M], actor: Actor, *, at: dt.datetime, path: str = "crisis__") -> QuerySet[M]:
    """Rows that belong by `path` to a crisis the actor sees."""
    if actor.institution is None or not actor.may(Word.CRISIS_SEE):
        return rows.none()
    no_file = Q(**{f"{path}case": None})
    seen = Q(cases.in_seen_case(for_=actor, at=at, path=f"{path}case_id"))
    return rows.filter(no_file | seen, **{f"{path}institution_id": actor.institution})


def own(rows: QuerySet[M], actor: Actor) -> QuerySet[M]:
    """Rows of the actor's own desk: areas, who can be sent."""
    if actor.institution is None or not actor.may(Word.CRISIS_SEE):
        return rows.none()
    return rows.filter(institution_id=actor.institution)


def can(actor: Actor, act: str, record: Any, *, at: dt.datetime) -> bool:
    """`act` is read or do. Written apart from `visible` on purpose."""
    if actor.institution is None or record.institution_id != actor.institution:
        return False
    if not actor.may(Word.CRISIS_SEE if act == "read" else Word.CRISIS_DO):
        return False
    if record.case_id is None:
        return True
    try:
        cases.get(record.case_id, for_=actor, at=at)
    except NotFound:
        return False
    return True


def may_know_place(actor: Actor, record: Crisis) -> bool:
    """A protected place is known to who took the call and to who goes or went there; everybody else asks them."""
    going = {g.account_id for g in record.goings.all()}
    return not record.protected or actor.account in going | {record.received_by_id}


def runs(copy: PlanCopy, *, at: dt.datetime) -> bool:
    """Whether the secret address of a safety plan leads anywhere: it was not taken back, its time is not over, and the team
    that gave it has taken part in the file all along, where there is one. Asked anew at every look."""
    if not copy.made_at <= at < copy.until or (copy.ended_at is not None and copy.ended_at <= at):
        return False
    case = copy.crisis.case_id
    return case is None or bool(cases.sits_since(case, copy.institution_id, at=at, since=copy.made_at))


def who_could(crisis: Crisis, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read a crisis at that moment: who works in crises at the team that took the call, and of one that
    belongs to a file, while the team takes part in that. Two queries."""
    if at < crisis.received_at:
        return []
    if crisis.case is None:
        why = _("Their team took the call, and it belongs to no file yet.")
        staff = [
            m
            for m in accounts.staff([crisis.institution_id], at=at)
            if Word.CRISIS_SEE in accounts.words_of(m)
        ]
        return [look.Sight(m.account, m.institution, _("by their work"), why) for m in staff]
    table = cases.who_could_file(crisis.case, at=at, words=[Word.CRISIS_SEE], homes=[crisis.institution_id])
    return cases.sights(table)
