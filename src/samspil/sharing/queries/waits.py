"""Questions in My day: those that wait for somebody here, and answers that who asked has not read."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Role, Word
from samspil.cases import service as cases
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.sharing import policy
from samspil.sharing.models import Ask
from samspil.sharing.terms import State

FURTHEST = 40
ANSWERED = (State.GIVEN, State.PHONE, State.REFUSED)


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """Questions that wait for whoever works on the child (a team leader sees all; one about a child that nobody here
    works with, everybody), and answers that who asked has not read. One query."""
    found = _waiting(for_=for_, at=at)
    return [_todo(a, today, at) if a.state == State.WAITING else _answer(a, for_) for a in found]


@prepared
def _waiting(for_: Actor, at: Any) -> QuerySet[Ask]:
    if for_.institution is None or not for_.may(Word.CASE_READ):
        return Ask.objects.none()
    which = Q(asker_id=for_.institution, asked_by_id=for_.account, read_at=None, state__in=ANSWERED)
    if for_.may(Word.CASE_SHARE):
        got = Q(to_id=for_.institution, state=State.WAITING, until__gt=at)
        mine = Q(case__in=cases.worked_on(for_=for_, at=at)) | ~cases.in_seen_case(for_=for_, at=at)
        ours: Q = got if for_.role == Role.LEAD else Q(got, mine)
        which = Q(which | ours)
    rows = policy.visible(for_).filter(which).select_related("asker", "to", "child", "consent")
    return rows.order_by("needed_by", "id")[:FURTHEST]


def _todo(ask: Ask, today: dt.date, at: dt.datetime) -> Todo:
    """Nothing of the child of whom they may not know by it: of a question without a name, or on a consent that ended."""
    runs = policy.is_open(ask, at)
    child = ask.child.short if ask.named and runs else _("a child whose name is not shared")
    purpose = ask.purpose if runs else ""
    late = _("overdue") if ask.needed_by < today else ""
    return Todo(
        due=ask.needed_by,
        title=_("%(who)s asks for something") % {"who": ask.asker.name},
        detail=" · ".join(filter(None, [child, purpose, late])),
        url=reverse("sharing:show", args=[ask.pk]),
        verb=_("Answer"),
        kind="sharing.ask",
        case=ask.case_id if ask.named else None,
        strong=True,
    )


def _answer(ask: Ask, for_: Actor) -> Todo:
    return Todo(
        due=for_.day(ask.answered_at) if ask.answered_at else None,
        title=_("%(who)s has answered") % {"who": ask.to.name},
        detail=f"{ask.child.short} · {ask.get_state_display()}",
        url=reverse("sharing:show", args=[ask.pk]),
        verb=_("Read"),
        kind="sharing.answer",
        case=ask.case_id,
    )
