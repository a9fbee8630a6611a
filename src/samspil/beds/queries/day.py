"""What waits for who admitted a child and for the child's worker: the decision on what comes next, and long stays."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.beds import policy
from samspil.beds.models import Stay
from samspil.beds.queries.board import alert, day_number
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.people.terms import NAME_PARTS

MOST = 50


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """One query."""
    if for_.account is None or not for_.may(Word.BEDS_READ):
        return []
    return [todo for stay in _mine(for_=for_, at=at) for todo in _todos(stay, at, for_)]


@prepared
def _mine(for_: Actor, at: Any) -> QuerySet[Stay]:
    rows = policy.visible(for_, at=at).filter(ended_at=None)
    rows = rows.filter(Q(admitted_by_id=for_.account) | Q(case__worker_id=for_.account))
    child = (f"case__child__{part}" for part in NAME_PARTS)
    shown = ("case_id", "began_at", "perspective", "perspective_due_at")
    return rows.select_related("case__child").only(*shown, *child).order_by("perspective_due_at", "id")[:MOST]


def _todos(stay: Any, at: dt.datetime, for_: Actor) -> list[Todo]:
    """A long stay waits to be spoken about whether or not it is decided what comes next."""
    url, day = reverse("beds:stay", args=[stay.pk]), day_number(stay.began_at, at, for_)
    words = _("%(child)s: day %(day)s in the bed.") % {"child": stay.case.child.short, "day": day}
    found = []
    if not stay.perspective:
        due, title = for_.day(stay.perspective_due_at), _("Decide what comes after the crisis bed")
        found.append(
            Todo(due, title, words, url, _("Decide"), "beds.perspective", case=stay.case_id, strong=True)
        )
    if alert(day):
        title = _("A long stay in a crisis bed")
        found.append(Todo(for_.day(at), title, words, url, _("Look"), "beds.long", case=stay.case_id))
    return found
