"""What programmes hand to My day: talks that are due, words on a division of roles that are waited for."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.programmes.models import Due
from samspil.programmes.terms import DueKind

SOON = dt.timedelta(days=7)


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """One query. Of a municipality that has left nothing is asked any more."""
    if for_.institution is None or not for_.may(Word.PROGRAMME_SEE):
        return []
    return [_todo(due) for due in _due(for_=for_, until=today + SOON, today=today)]


@prepared
def _due(for_: Actor, until: Any, today: Any) -> QuerySet[Due]:
    if not for_.may(Word.PROGRAMME_SEE):
        return Due.objects.none()
    rows = Due.objects.filter(institution_id=for_.institution, done_on=None, due_on__lte=until)
    rows = rows.filter(Q(participation__left_on=None) | Q(participation__left_on__gt=today))
    rows = rows.select_related("participation", "rhythm").only(
        "due_on", "kind", "division_id", "participation__name", "rhythm__what"
    )
    return rows.order_by("due_on", "id")[:20]


def _todo(due: Due) -> Todo:
    if due.kind == DueKind.TALK:
        title, verb = due.rhythm.what if due.rhythm else "", _("Note the talk")
        url = reverse("programmes:part", args=[due.participation_id])
    else:
        title, verb = _("Division of roles: your word is asked for"), _("Read and answer")
        url = reverse("programmes:roles", args=[due.division_id])
    return Todo(
        due=due.due_on, title=title, detail=due.participation.name, url=url, verb=verb, kind="programme"
    )
