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
    return [todo for stay in _mine(for_=for_, at=at) if (todo := _todo(stay, at, for_))]


@prepared
def _mine(for_: Actor, at: Any) -> QuerySet[Stay]:
    rows = policy.visible(for_, at=at).filter(ended_at=None)
    rows = rows.filter(Q(admitted_by_id=for_.account) | Q(case__worker_id=for_.account))
    child = (f"case__child__{part}" for part in NAME_PARTS)
    shown = ("case_id", "began_at", "perspective", "perspective_due_at")
    return rows.select_related("case__child").only(*shown, *child).order_by("perspective_due_at", "id")[:MOST]


def _todo(stay: Any, at: dt.datetime, for_: Actor) -> Todo | None:
    url, child, day = (
        reverse("beds:stay", args=[stay.pk]),
        stay.case.child.short,
        day_number(stay.began_at, at, for_),
    )
    if not stay.perspective:
        return Todo(
            for_.day(stay.perspective_due_at), _("Decide what comes after the crisis bed"),
            _("%(child)s: day %(day)s in the bed.") % {"child": child, "day": day},
            url, _("Decide"), "beds.perspective", case=stay.case_id, strong=True,
        )  # fmt: skip
    if alert(day):
        return Todo(
            for_.day(at), _("A long stay in a crisis bed"),
            _("%(child)s: day %(day)s in the bed.") % {"child": child, "day": day},
            url, _("Look"), "beds.long", case=stay.case_id,
        )  # fmt: skip
    return None
