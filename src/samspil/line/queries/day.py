"""What the line hands to My day: hand-overs to accept, calls to give back."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.ground.prepared import prepared
from samspil.ground.todo import Appointment, Todo
from samspil.line import policy
from samspil.line.models import Call, Handover
from samspil.line.terms import Handed


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """Hand-overs that wait for the actor's yes, or that nobody took by the moment they should have been; not yet done. One query."""
    if for_.account is None or not for_.may(Word.LINE_ANSWER):
        return []
    return [_handed(h, for_) for h in _waiting(for_=for_, at=at)]


@prepared
def _waiting(for_: Actor, at: Any) -> QuerySet[Handover]:
    if not for_.may(Word.LINE_ANSWER):
        return Handover.objects.none()
    mine = Q(to_id=for_.account) & ~Q(state=Handed.DONE)
    late = Q(otherwise_id=for_.account, state=Handed.WAITING, otherwise_at__lte=at)
    rows = Handover.objects.filter(mine | late, institution_id=for_.institution)
    return rows.select_related("call__family").order_by("due_at", "id")[:20]


def _handed(handover: Any, for_: Actor) -> Todo:
    family = handover.call.family
    accept = handover.state == Handed.WAITING
    return Todo(
        due=for_.day(handover.due_at),
        title=_("From the acute line: %(family)s")
        % {"family": family.name if family else _("somebody not known")},
        detail=handover.ask or handover.summary[:140],
        url=reverse("line:handover", args=[handover.pk]),
        verb=_("Say yes") if accept else _("Open"),
        kind="line",
        strong=accept,
    )


def today(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Appointment]:
    """Calls that were promised back today, for everybody on the line's rota. One query."""
    if not for_.may(Word.LINE_ANSWER):
        return []
    found = _to_give_back(for_=for_, on=today, until=at + dt.timedelta(hours=24))
    return [_appointment(c) for c in found]


@prepared
def _to_give_back(for_: Actor, on: Any, until: Any) -> QuerySet[Call]:
    rows = Call.objects.filter(
        line__in=policy.lines(for_, on=on).values("pk"), back_done_at=None, back_at__lte=until
    )
    return rows.select_related("family").order_by("back_at", "id")[:20]


def _appointment(call: Any) -> Appointment:
    return Appointment(
        starts_at=call.back_at, minutes=None, title=_("Call back"),
        detail=call.family.name if call.family else call.who, url=reverse("line:call", args=[call.pk]),
    )  # fmt: skip
