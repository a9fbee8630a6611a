"""One session: it opens on the development plans, then who came, what was agreed, what stays in confidence."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor
from samspil.ground.errors import NotFound
from samspil.supervision import policy
from samspil.supervision.models import Action, Attendance, Facilitator, Goal, Membership, Note, Session
from samspil.supervision.queries.plans import Picture, pictures
from samspil.supervision.queries.year import themes
from samspil.supervision.terms import State


def session(id: UUID, *, for_: Actor, at: dt.datetime) -> Session:
    rows = policy.sessions(for_, on=for_.day(at)).select_related(
        "group", "family", "leader", "leader_home", "institution", "programme", "question"
    )
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def action(id: UUID, *, for_: Actor, at: dt.datetime) -> Action:
    rows = Action.objects.filter(pk=id, session__in=policy.sessions(for_, on=for_.day(at)).values("pk"))
    found = rows.select_related("session").first()
    if found is None:
        raise NotFound
    return found


def attendance(id: UUID, *, for_: Actor, at: dt.datetime) -> Attendance:
    rows = Attendance.objects.filter(pk=id, session__in=policy.sessions(for_, on=for_.day(at)).values("pk"))
    found = rows.select_related("session", "family").first()
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One family of a session: its goals as pictures, and whether it came."""

    id: UUID
    name: str
    goals: list[Picture]
    attendance: Attendance | None


@dataclass(frozen=True, slots=True)
class SessionPage:
    session: Session
    theme: Any
    rows: list[FamilyRow]
    leaders: list[Any]
    notes: list[Note]
    actions: list[Action]
    before: list[Action]
    """What was agreed last time and is not done."""
    leads: bool

    @property
    def begun(self) -> bool:
        return self.session.state != State.CANCELLED


def session_page(found: Session, *, for_: Actor, at: dt.datetime) -> SessionPage:
    """Ten queries whatever the size of the group."""
    on, day = for_.day(at), for_.day(found.starts_at)
    families = _families(found, day)
    attended = {a.family_id: a for a in Attendance.objects.filter(session=found)}
    goals = Goal.objects.filter(plan__family__in=families, plan__ended_on=None, ended_on=None)
    goals = goals.filter(starts_on__lte=max(on, day) if found.state == State.PLANNED else day)
    drawn: dict[UUID, list[Picture]] = {}
    for picture in pictures(list(goals.select_related("plan").order_by("starts_on", "id")), on=min(on, day)):
        drawn.setdefault(picture.goal.plan.family_id, []).append(picture)
    earlier = Q(session__group=found.group_id) if found.group_id else Q(session__family=found.family_id)
    before = Action.objects.filter(earlier, session__starts_at__lt=found.starts_at, done_on=None)
    leaders: list[Any] = [found.leader]
    if found.group_id:
        rows = Facilitator.objects.filter(group=found.group_id, since__lte=day)
        rows = rows.filter(Q(until=None) | Q(until__gt=day)).select_related("account").order_by("since", "id")
        leaders = [f.account for f in rows]
    return SessionPage(
        session=found,
        theme=themes(found.programme_id, found.year)[found.quarter - 1] if found.programme_id else None,
        rows=[FamilyRow(id, name, drawn.get(id, []), attended.get(id)) for id, name in families.items()],
        leaders=leaders, notes=list(policy.notes(for_, found, on=on).select_related("author").order_by("at", "id")),
        actions=list(found.actions.select_related("family").order_by("due_on", "id")),
        before=list(before.select_related("family", "session").order_by("due_on", "id")[:20]),
        leads=policy.leads(for_, found, on=on),
    )  # fmt: skip


def _families(found: Session, day: dt.date) -> dict[UUID, str]:
    family: Any = found.family
    if family is not None:
        return {family.pk: family.name}
    rows = Membership.objects.filter(group=found.group_id, since__lte=day).filter(
        Q(until=None) | Q(until__gt=day)
    )
    return dict(rows.order_by("family__name", "id").values_list("family_id", "family__name"))
