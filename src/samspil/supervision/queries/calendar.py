"""What stands in a calendar: sessions of the worker or the family, themes of the year, reviews of goals."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.courses import service as courses
from samspil.supervision import policy
from samspil.supervision.models import Feed, Goal, Session, Theme
from samspil.supervision.terms import State, quarter_days

BACK, AHEAD = dt.timedelta(days=60), dt.timedelta(days=400)
MOST = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """A session at its time, or something that has a whole day."""

    id: str
    starts_at: dt.datetime
    minutes: int
    summary: str
    changed_at: dt.datetime
    page: str
    day: dt.date | None = None
    cancelled: bool = False
    again: tuple[str, dt.date] | None = None
    """On which days of the week it comes again ("02", Monday is 0), and until when."""


def entries(*, for_: Actor, at: dt.datetime) -> list[Entry]:
    """Some weeks back and a year ahead. Six queries at most."""
    family = policy.own_family(for_, at=at)
    on = for_.day(at)
    if family is None:
        rows = policy.sessions(for_, on=on)
        led = policy.leading(for_, on=on).values("group_id")
        rows = rows.filter(Q(group__in=led) | Q(leader_id=for_.account))
        return _sessions(rows, at, "supervision:year")
    groups = list(policy.own_groups(family, on=on).values_list("group_id", "programme_id"))
    rows = Session.objects.filter(Q(family=family) | Q(group__in=[g for g, _p in groups]))
    rows_ = Goal.objects.filter(plan__family=family, plan__ended_on=None, ended_on=None, review_on__gte=on)
    goals = list(rows_.order_by("review_on", "id")[:20])
    return [
        *_sessions(rows, at, "supervision:own_year"),
        *_themes([p for _g, p in groups], on, at),
        *(
            Entry(str(g.pk), at, 0, _("Look at a goal together"), _midnight(g.starts_on), "supervision:own_plan", g.review_on)
            for g in goals
        ),
        *(_days(g, at) for g in goals),
        *(
            Entry(str(p.pk), at, 0, _("Course day"), _midnight(p.day.on), "courses:own", p.day.on)
            for p in courses.own_days(for_=for_, at=at)
        ),
    ]  # fmt: skip


def _days(goal: Goal, at: dt.datetime) -> Entry:
    """The days of a goal: those it is fixed on, every day where it is daily, else a line at the beginning of the week. What
    the goal is stands on the phone, not in a calendar that others may read."""
    days = goal.weekdays or ("0123456" if goal.a_week == 7 else "0")
    words = _("A small goal: one tap") if len(days) > 1 or goal.weekdays else _("A small goal for this week")
    first = goal.starts_on
    while str(first.weekday()) not in days:
        first += dt.timedelta(days=1)
    made = _midnight(goal.starts_on)
    return Entry(
        f"{goal.pk}-days", at, 0, words, made, "supervision:own_calendar", first, again=(days, goal.review_on)
    )


def _sessions(rows: Any, at: dt.datetime, page: str) -> list[Entry]:
    rows = (
        rows.filter(starts_at__gt=at - BACK, starts_at__lt=at + AHEAD)
        .order_by("starts_at", "id")
        .distinct()[:MOST]
    )
    rows = list(rows)
    told: dict[UUID | None, dict[tuple[int, int], str]] = {}
    for t in Theme.objects.filter(programme__in={s.programme_id for s in rows if s.programme_id}):
        told.setdefault(t.programme_id, {})[t.year, t.quarter] = t.title
    found = []
    for s in rows:
        theme = told.get(s.programme_id, {}).get((s.year, s.quarter), "")
        summary = f"{s.get_kind_display()}: {theme}" if theme else str(s.get_kind_display())
        cancelled = s.state == State.CANCELLED
        found.append(Entry(str(s.pk), s.starts_at, s.minutes, summary, s.changed_at, page, None, cancelled))
    return found


def _themes(programmes: list[UUID], on: dt.date, at: dt.datetime) -> list[Entry]:
    """A quarter's theme on the day it begins."""
    found = []
    for t in Theme.objects.filter(programme__in=programmes, year__gte=on.year - 1).order_by(
        "year", "quarter", "id"
    ):
        first, _after = quarter_days(t.year, t.quarter)
        words = _("Theme of the quarter: %(title)s") % {"title": t.title}
        found.append(Entry(str(t.pk), at, 0, words, _midnight(first), "supervision:own_year", first))
    return found


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def own_feed(*, for_: Actor) -> Feed | None:
    """The own address that has not ended, without its secret."""
    return Feed.objects.filter(account_id=for_.account, ended_at=None).first()
