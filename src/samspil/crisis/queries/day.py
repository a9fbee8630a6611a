"""What waits for somebody of the crisis team on My day: everything with a moment, until it is done. One query."""

import datetime as dt
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from samspil.access.service import Actor, Word
from samspil.crisis import policy
from samspil.crisis.models import Due
from samspil.crisis.terms import DUE_VERBS
from samspil.crisis.terms import Due as Kind
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo

MOST, SOON = 100, dt.timedelta(days=7)
STRONG = {Kind.DOCUMENT, Kind.VOICE}


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    if for_.account is None or not for_.may(Word.CRISIS_SEE):
        return []
    return [_todo(due, for_) for due in _mine(for_=for_, at=at, until=at + SOON)]


def _todo(due: Due, for_: Actor) -> Todo:
    kind = Kind(due.kind)
    return Todo(
        for_.day(due.due_at), kind.label, due.crisis.label, reverse("crisis:show", args=[due.crisis_id]) + f"#{kind.value}",
        DUE_VERBS[kind], f"crisis.{kind.value}", case=due.crisis.case_id, strong=kind in STRONG,
    )  # fmt: skip


@prepared
def _mine(for_: Actor, at: Any, until: Any) -> QuerySet[Due]:
    rows = Due.objects.filter(account_id=for_.account, done_at=None, due_at__lte=until)
    rows = policy.of_visible(rows, for_, at=at).select_related("crisis")
    shown = ("kind", "due_at", "crisis__child_name", "crisis__number", "crisis__case_id")
    return rows.only(*shown).order_by("due_at", "id")[:MOST]
