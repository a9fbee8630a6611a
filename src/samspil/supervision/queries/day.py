"""What waits for who supervises: sessions not written down, families not asked, questions not answered; and today's sessions."""

import datetime as dt
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.ground.prepared import prepared
from samspil.ground.todo import Appointment, Todo
from samspil.supervision.models import Attendance, Facilitator, Question, Session
from samspil.supervision.terms import Asked, Came, State, Topic

MOST = 40
BACK = dt.timedelta(days=120)


def _text(word: str) -> Value:
    return Value(word, output_field=CharField())


@prepared
def _waits(for_: Actor, now: Any, since: Any) -> QuerySet[Any]:
    """Three kinds of rows in one question: kind, id, day as text, about what."""
    led = Facilitator.objects.filter(account_id=for_.account, institution_id=for_.institution, until=None)
    mine = Q(group__in=led.values("group_id")) | Q(leader_id=for_.account, leader_home_id=for_.institution)
    name = Coalesce("group__name", "family__name", output_field=CharField())
    bare = Session.objects.filter(mine, state=State.PLANNED, starts_at__lt=now, starts_at__gt=since)
    rows = bare.order_by().values_list(_text("session"), "pk", Cast("starts_at", TextField()), name)
    missed = Attendance.objects.filter(
        Q(session__group__in=led.values("group_id")) | Q(session__leader_id=for_.account),
        came=Came.MISSED, why="", session__starts_at__gt=since,
    )  # fmt: skip
    asked = Question.objects.filter(
        matched_to_id=for_.account, matched_home_id=for_.institution, state=Asked.MATCHED
    )
    return rows.union(
        missed.order_by().values_list(
            _text("missed"), F("session__pk"), Cast("session__starts_at", TextField()), F("family__name")
        ),
        asked.order_by().values_list(_text("question"), "pk", Cast("due_on", TextField()), "topic"),
        all=True,
    )


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """One query."""
    if for_.account is None or for_.institution is None or not for_.may(Word.SUPERVISION_DO):
        return []
    found = [_todo(*row) for row in _waits(for_=for_, now=at, since=at - BACK)[:MOST]]
    return sorted(found, key=lambda t: (t.due or today, str(t.detail)))


def _todo(kind: str, id: Any, day: str, about: str) -> Todo:
    due = dt.date.fromisoformat(str(day)[:10])
    if kind == "question":
        url = reverse("supervision:question", args=[id])
        return Todo(
            due,
            _("A foster family asks"),
            str(Topic(about).label),
            url,
            _("Answer"),
            "supervision.question",
            strong=True,
        )
    url = reverse("supervision:session", args=[id])
    if kind == "missed":
        title = _("Ask why the family was not there")
        return Todo(due, title, about, url + "#came", _("Ask"), "supervision.missed")
    return Todo(due, _("Write down who came"), about, url + "#came", _("Write it"), "supervision.session")


@prepared
def _today(for_: Actor, since: Any, until: Any) -> QuerySet[Session]:
    led = Facilitator.objects.filter(account_id=for_.account, institution_id=for_.institution, until=None)
    mine = Q(group__in=led.values("group_id")) | Q(leader_id=for_.account, leader_home_id=for_.institution)
    rows = Session.objects.filter(mine, starts_at__gte=since, starts_at__lt=until).exclude(
        state=State.CANCELLED
    )
    return rows.select_related("group", "family").order_by("starts_at", "id")[:MOST]


def today(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Appointment]:
    """Sessions of today. One query."""
    if for_.account is None or for_.institution is None or not for_.may(Word.SUPERVISION_DO):
        return []
    day = dt.timedelta(hours=24)
    return [
        Appointment(
            s.starts_at, s.minutes, s.get_kind_display(), s.group.name if s.group else s.family.name,
            reverse("supervision:session", args=[s.pk]),
        )
        for s in _today(for_=for_, since=at - day, until=at + day)
        if for_.day(s.starts_at) == today
    ]  # fmt: skip
