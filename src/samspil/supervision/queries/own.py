"""What a family sees on its phone: the next session and its theme, its plan, its group, its questions."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor, Word
from samspil.duty import service as duty
from samspil.ground.errors import NotFound
from samspil.line import service as line
from samspil.supervision import policy
from samspil.supervision.models import Action, Attendance, Facilitator, Goal, Growth, Habit, Session, Theme
from samspil.supervision.queries.asking import topics_known
from samspil.supervision.queries.plans import Picture, pictures
from samspil.supervision.terms import Came, State, Topic, quarter


@dataclass(frozen=True, slots=True)
class OwnPage:
    family: Any
    group: Any
    leaders: list[Facilitator]
    coming: list[tuple[Session, Attendance | None, Any]]
    """Sessions to come with what the family said and the theme, the next first."""
    past: list[tuple[Session, Attendance | None, Any]]
    themes: list[Theme]
    theme: Any
    plan: Growth | None
    goals: list[Picture]
    missed: Attendance | None
    """Where the family was missed and has not said why."""
    actions: list[Action]
    habit: Habit | None

    @property
    def next(self) -> Any:
        return self.coming[0] if self.coming else None


def own(*, for_: Actor, at: dt.datetime) -> OwnPage:
    """Ten queries whatever the size."""
    family = policy.own_family(for_, at=at)
    if family is None:
        raise NotFound
    on = for_.day(at)
    member = policy.own_groups(family, on=on).select_related("group").order_by("since", "id").first()
    group = member.group if member else None
    leaders = (
        list(Facilitator.objects.filter(group=group, until=None).select_related("account").order_by("since", "id"))
        if group else []
    )  # fmt: skip
    rows = list(_sessions(family, group, member, at))
    said = {
        a.session_id: a for a in Attendance.objects.filter(family=family, session__in=[s.pk for s in rows])
    }
    asked = {s.programme_id for s in rows if s.programme_id} | ({group.programme_id} if group else set())
    themes = list(Theme.objects.filter(programme__in=asked, year__in=(on.year - 1, on.year, on.year + 1)))
    by_quarter = {(t.programme_id, t.year, t.quarter): t for t in themes}
    told = [(s, said.get(s.pk), by_quarter.get((s.programme_id, s.year, s.quarter))) for s in rows]
    plan = Growth.objects.filter(family=family, ended_on=None).first()
    goals = (
        Goal.objects.filter(plan=plan, ended_on=None).select_related("plan").order_by("starts_on", "id")
        if plan
        else ()
    )
    missed = Attendance.objects.filter(family=family, came=Came.MISSED, why="").select_related("session")
    mine = Q(family=family) | Q(family=None, session__family=family)
    mine |= Q(family=None, session__group=group) if group else Q()
    ahead = [t for t in told if t[0].starts_at > at and t[0].state == State.PLANNED]
    return OwnPage(
        family, group, leaders, ahead, [t for t in reversed(told) if t[0].starts_at <= at][:8],
        sorted((t for t in themes if t.year == on.year and group and t.programme_id == group.programme_id), key=lambda t: t.quarter),
        by_quarter.get((group.programme_id, *quarter(on))) if group else None, plan, pictures(goals, on=on),
        missed.order_by("-session__starts_at").first(), list(Action.objects.filter(mine, done_on=None).order_by("due_on", "id")[:10]),
        Habit.objects.filter(account=for_.account).first(),
    )  # fmt: skip


def _sessions(family: Any, group: Any, member: Any, at: dt.datetime) -> Any:
    """Of the family and, since it belongs to it, of its group: a year back and ahead."""
    mine = Q(family=family)
    if group is not None:
        mine |= Q(group=group, starts_at__gte=dt.datetime.combine(member.since, dt.time(), dt.UTC))
    year = dt.timedelta(days=366)
    rows = Session.objects.filter(mine, starts_at__gt=at - year, starts_at__lt=at + year)
    return rows.select_related("leader", "group").order_by("starts_at", "id")[:200]


def own_session(id: UUID, *, for_: Actor, at: dt.datetime) -> Session:
    page = own(for_=for_, at=at)
    found = next((s for s, _said, _theme in page.coming if s.pk == id), None)
    if found is None:
        raise NotFound
    return found


def own_missed(id: UUID, *, for_: Actor, at: dt.datetime) -> Attendance:
    family = policy.own_family(for_, at=at)
    found = (
        Attendance.objects.filter(pk=id, family=family).select_related("session").first() if family else None
    )
    if found is None:
        raise NotFound
    return found


def own_plan(*, for_: Actor, at: dt.datetime) -> Growth | None:
    family = policy.own_family(for_, at=at)
    if family is None:
        raise NotFound
    return Growth.objects.filter(family=family, ended_on=None).select_related("family").first()


def own_goal(id: UUID, *, for_: Actor, at: dt.datetime) -> Goal:
    family = policy.own_family(for_, at=at)
    found = Goal.objects.filter(pk=id, plan__family=family).select_related("plan").first() if family else None
    if found is None:
        raise NotFound
    return found


def own_action(id: UUID, *, for_: Actor, at: dt.datetime) -> Action:
    found = next((a for a in own(for_=for_, at=at).actions if a.pk == id), None)
    if found is None:
        raise NotFound
    return found


def panel(*, eyes: Actor, at: dt.datetime) -> tuple[str, dict[str, Any]]:
    """On the carer's home page: today's goal, the next session and its theme, whom to ask."""
    words = dict(Topic.choices)
    known = topics_known(country=eyes.country)
    return "supervision/own/_home.html", {
        "own": own(for_=eyes, at=at), "day": eyes.day(at), "topics": [(code, words[code]) for code in known][:6],
        "within": max(known.values(), default=0),
    }  # fmt: skip


def call_panel(*, eyes: Actor, at: dt.datetime) -> tuple[str, dict[str, Any]] | None:
    """The acute line's number, where the family's service has one: the largest thing on the screen; and who answers now."""
    found = line.open_for(eyes.institution, at=at) if eyes.institution else None
    if found is None:
        return None
    return "supervision/own/_call.html", {
        "line": found, "number": found.number, "answers": _answers(found, eyes, at), "day": eyes.day(at),
    }  # fmt: skip


def _answers(found: Any, eyes: Actor, at: dt.datetime) -> Any:
    """Who has the line now. The rota is no affair of the family's: asked for is this one name, in the name of the service."""
    asks = Actor(
        institution=found.institution_id, words=frozenset({str(Word.DUTY_SEE)}), country=eyes.country,
        time_zone=eyes.time_zone, at=at,
    )  # fmt: skip
    return duty.answering(for_=asks, at=at, roster=found.roster_id)
