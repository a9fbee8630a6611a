"""Development plans: a family's goals with their days, drawn as simple pictures."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from samspil.access.service import Actor
from samspil.ground import paging
from samspil.ground.errors import NotFound
from samspil.supervision import policy
from samspil.supervision.models import Goal, Growth, Membership, Review, Session, Tap
from samspil.supervision.terms import LEVELS

WEEK, MONTH = 7, 28


@dataclass(frozen=True, slots=True)
class Day:
    """`said`: True it went so, False it did not, None nobody said. `before`: the goal had not begun."""

    day: dt.date
    said: bool | None
    before: bool
    today: bool
    coming: bool


@dataclass(frozen=True, slots=True)
class Week:
    first: dt.date
    did: int
    said: int
    percent: int


@dataclass(frozen=True, slots=True)
class Picture:
    """One goal as the family likes to see it: this week day by day, and the last weeks as bars against what was wanted."""

    goal: Goal
    days: list[Day]
    weeks: list[Week]
    this_week: int
    last_week: int
    month: int
    """How often in the last four weeks."""

    @property
    def silent(self) -> bool:
        """Nobody has said anything in all these weeks."""
        return not any(week.said for week in self.weeks)

    @property
    def today(self) -> Day | None:
        return next((d for d in self.days if d.today), None)

    @property
    def yesterday(self) -> Day | None:
        return next((d for d, n in zip(self.days, self.days[1:], strict=False) if n.today), None)


def pictures(goals: Iterable[Goal], *, on: dt.date) -> list[Picture]:
    """One query for all their days."""
    wanted = list(goals)
    monday = on - dt.timedelta(days=on.weekday())
    since = monday - dt.timedelta(days=MONTH)
    said: dict[UUID, dict[dt.date, bool]] = defaultdict(dict)
    taps = Tap.objects.filter(goal__in=[g.pk for g in wanted], day__gte=since, day__lte=on) if wanted else ()
    for tap in taps:
        said[tap.goal_id][tap.day] = tap.did
    return [_picture(g, said[g.pk], monday, on) for g in wanted]


def _picture(goal: Goal, said: dict[dt.date, bool], monday: dt.date, on: dt.date) -> Picture:
    days = [
        Day(day, said.get(day), day < goal.starts_on, day == on, day > on)
        for day in (monday + dt.timedelta(days=n) for n in range(WEEK))
    ]
    weeks = []
    for n in range(4, -1, -1):
        first = monday - dt.timedelta(days=WEEK * n)
        told = [said[d] for d in (first + dt.timedelta(days=i) for i in range(WEEK)) if d in said]
        did = sum(told)
        weeks.append(Week(first, did, len(told), min(100, round(100 * did / goal.a_week))))
    since = on - dt.timedelta(days=MONTH - 1)
    month = sum(did for day, did in said.items() if day >= since)
    return Picture(goal, days, weeks, weeks[-1].did, weeks[-2].did, month)


def goals_of(plan: Growth, *, on: dt.date) -> list[Picture]:
    """The running goals of a plan. Two queries."""
    goals = plan.goals.filter(ended_on=None).select_related("plan").order_by("starts_on", "id")
    return pictures(list(goals), on=on)


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """A family's plan, its reviews and its sessions, for who supervises it."""

    family: Any
    plan: Growth | None
    goals: list[Picture]
    ended: list[Goal]
    reviews: dict[UUID, list[tuple[Review, str]]]
    sessions: list[Session]
    group: Any


def family_page(family: Any, *, for_: Actor, at: dt.datetime) -> FamilyPage:
    """Seven queries."""
    on = for_.day(at)
    plan = policy.plans(for_, on=on).filter(family=family, ended_on=None).first()
    goals = goals_of(plan, on=on) if plan else []
    ended = list(plan.goals.exclude(ended_on=None).order_by("-ended_on", "id")[:20]) if plan else []
    reviews: dict[UUID, list[tuple[Review, str]]] = defaultdict(list)
    words = dict(LEVELS)
    if plan:
        for r in Review.objects.filter(goal__plan=plan).select_related("by").order_by("-on", "-id")[:60]:
            reviews[r.goal_id].append((r, "" if r.level is None else str(words[r.level])))
    sessions = policy.sessions(for_, on=on).filter(family=family).select_related("leader")
    group = Membership.objects.filter(family=family, until=None).select_related("group").first()
    return FamilyPage(
        family, plan, goals, ended, dict(reviews), list(sessions.order_by("-starts_at", "-id")[:20]),
        group.group if group else None,
    )  # fmt: skip


def plan(id: UUID, *, for_: Actor, at: dt.datetime) -> Growth:
    """A plan that the actor sees: of a family they supervise, or their own."""
    rows = policy.plans(for_, on=for_.day(at)).filter(pk=id)
    found = rows.select_related("family").first()
    if found is None:
        raise NotFound
    return found


def goal(id: UUID, *, for_: Actor, at: dt.datetime) -> Goal:
    rows = Goal.objects.filter(pk=id, plan__in=policy.plans(for_, on=for_.day(at)).values("pk"))
    found = rows.select_related("plan__family").first()
    if found is None:
        raise NotFound
    return found


def plans(
    *, for_: Actor, at: dt.datetime, late: bool = False, after: UUID | None = None, before: UUID | None = None
) -> paging.Page[Growth]:
    """The running plans the actor sees, those to be looked at first. Two queries at most."""
    on = for_.day(at)
    rows = policy.plans(for_, on=on).filter(ended_on=None).select_related("family")
    rows = rows.filter(review_on__lt=on) if late else rows
    rows = rows.annotate(running=Count("goals", filter=Q(goals__ended_on=None)))
    return paging.page(rows, by=("review_on", "id"), size=50, after=after, before=before)
