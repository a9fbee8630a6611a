"""A family's own calendar: a month of days with its goals, sessions, course days and reviews, and one day of it."""

import calendar
import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor
from samspil.courses import service as courses
from samspil.ground.errors import NotFound
from samspil.supervision import policy
from samspil.supervision.models import Goal, Session, Tap, Theme
from samspil.supervision.terms import TAPS_BACK, State, quarter


@dataclass(frozen=True, slots=True)
class GoalDay:
    """A goal on one day. `said`: True it went so, False it did not, None nobody said. `open`: it can be said now."""

    goal: Goal
    said: bool | None
    open: bool


@dataclass(slots=True)
class Cell:
    """One day. `inside`: it is of the month that is shown."""

    day: dt.date
    inside: bool
    today: bool
    goals: list[GoalDay] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    courses: list[Any] = field(default_factory=list)
    reviews: list[Goal] = field(default_factory=list)

    @property
    def did(self) -> int:
        return sum(g.said is True for g in self.goals)

    @property
    def asks(self) -> bool:
        return any(g.open and g.said is None for g in self.goals)

    @property
    def events(self) -> int:
        return len(self.sessions) + len(self.courses) + len(self.reviews)


@dataclass(frozen=True, slots=True)
class Month:
    first: dt.date
    before: dt.date
    after: dt.date
    weeks: list[list[Cell]]
    day: Cell
    """The day that was chosen; today where none was."""
    theme: str


def on_day(goal: Goal, day: dt.date) -> bool:
    """Whether a goal wants something of a day."""
    ended = goal.ended_on is not None and day > goal.ended_on
    return goal.starts_on <= day and not ended and (not goal.weekdays or str(day.weekday()) in goal.weekdays)


def own_month(chosen: dt.date, *, for_: Actor, at: dt.datetime) -> Month:
    """The month of a day, in whole weeks. Eight queries whatever the month holds."""
    family = policy.own_family(for_, at=at)
    if family is None:
        raise NotFound
    today, first = for_.day(at), chosen.replace(day=1)
    weeks = calendar.Calendar().monthdatescalendar(first.year, first.month)
    since, until = weeks[0][0], weeks[-1][-1]
    cells = {day: Cell(day, day.month == first.month, day == today) for week in weeks for day in week}
    member = policy.own_groups(family, on=today).order_by("since", "id").first()
    _goals(cells, family, since, until, today)
    for session in _sessions(family, member, since, until):
        if (day := for_.day(session.starts_at)) in cells:
            cells[day].sessions.append(session)
    for place in courses.own_days(for_=for_, at=at):
        if place.day.on in cells:
            cells[place.day.on].courses.append(place)
    theme = ""
    if member is not None:
        year, number = quarter(chosen)
        told = Theme.objects.filter(programme=member.programme_id, year=year, quarter=number)
        theme = told.values_list("title", flat=True).first() or ""
    return Month(
        first, (first - dt.timedelta(days=1)).replace(day=1), (first + dt.timedelta(days=32)).replace(day=1),
        [[cells[day] for day in week] for week in weeks], cells[chosen], theme,
    )  # fmt: skip


def _goals(cells: dict[dt.date, Cell], family: Any, since: dt.date, until: dt.date, today: dt.date) -> None:
    rows = Goal.objects.filter(Q(ended_on=None) | Q(ended_on__gte=since), plan__family=family)
    goals = list(rows.filter(starts_on__lte=until).order_by("starts_on", "id"))
    said: dict[dt.date, dict[UUID, bool]] = defaultdict(dict)
    for tap in Tap.objects.filter(goal__in=goals, day__gte=since, day__lte=until):
        said[tap.day][tap.goal_id] = tap.did
    oldest = today - dt.timedelta(days=TAPS_BACK)
    for day, cell in cells.items():
        for goal in goals:
            answer = said[day].get(goal.pk)
            if answer is not None or on_day(goal, day):
                runs = goal.ended_on is None or day <= goal.ended_on
                cell.goals.append(GoalDay(goal, answer, runs and oldest <= day <= today))
            if goal.review_on == day and goal.ended_on is None:
                cell.reviews.append(goal)


def _sessions(family: Any, member: Any, since: dt.date, until: dt.date) -> list[Session]:
    mine = Q(family=family)
    if member is not None:
        begun = dt.datetime.combine(member.since, dt.time(), dt.UTC)
        mine |= Q(group=member.group_id, starts_at__gte=begun)
    day, midnight = dt.timedelta(days=1), dt.time(tzinfo=dt.UTC)
    rows = Session.objects.filter(
        mine, starts_at__gte=dt.datetime.combine(since - day, midnight),
        starts_at__lt=dt.datetime.combine(until + 2 * day, midnight),
    ).exclude(state=State.CANCELLED)  # fmt: skip
    return list(rows.select_related("leader", "group").order_by("starts_at", "id")[:100])
