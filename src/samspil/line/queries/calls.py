"""Calls, whose number rang, and what the children of a family need, while a call is about them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.fostering import service as fostering
from samspil.fostering.terms import Group
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.ground.phones import normal
from samspil.line import policy
from samspil.line.models import AcuteLine, Call, Flag, Handover
from samspil.line.terms import TALKED, CameTo, Handed
from samspil.plans import service as plans
from samspil.trail import service as trail

MOST = 20
UNKEPT = dt.timedelta(days=14)


def lines(*, for_: Actor, at: dt.datetime) -> list[AcuteLine]:
    rows = policy.lines(for_, on=for_.day(at)).filter(closed_at=None)
    return list(rows.select_related("institution", "roster").order_by("name", "id"))


def open_for(institution: UUID, *, at: dt.datetime) -> AcuteLine | None:
    """The line that the families of a service ring, if it has one: its number is no secret. One query."""
    rows = AcuteLine.objects.filter(institution=institution, open_since__lte=at, closed_at=None)
    return rows.order_by("open_since", "id").first()


def spans(institutions: Iterable[UUID]) -> list[tuple[UUID, dt.datetime, dt.datetime | None]]:
    """When services had a line: the service, since when, until when. One query."""
    rows = AcuteLine.objects.filter(institution__in=list(institutions)).order_by("open_since", "id")
    return list(rows.values_list("institution_id", "open_since", "closed_at"))


def line(id: UUID, *, for_: Actor, at: dt.datetime) -> AcuteLine:
    rows = policy.lines(for_, on=for_.day(at)).select_related("institution", "roster__institution")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def call(id: UUID, *, for_: Actor, at: dt.datetime) -> Call:
    rows = policy.calls(for_, on=for_.day(at)).select_related(
        "line__institution", "line__roster", "family", "by"
    )
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def open_calls(line: AcuteLine, *, for_: Actor, at: dt.datetime) -> list[Call]:
    """The calls that the actor has not ended yet, or of which the clock said that they are over before anything was kept."""
    unkept = Q(ended_at=None) | Q(kind="", began_at__gte=at - UNKEPT)
    rows = policy.calls(for_, on=for_.day(at)).filter(unkept, line=line, by_id=for_.account)
    return list(rows.select_related("family").order_by("-began_at")[:MOST])


def ringing(line: AcuteLine, *, for_: Actor, at: dt.datetime) -> list[Call]:
    """Calls that came through an exchange and that nobody has opened here yet, with those of the last hours that nobody answered
    or whose caller gave up, as the exchange says: whoever spoke with them all the same says so."""
    if not policy.lines(for_, on=for_.day(at)).filter(pk=line.pk).exists():
        return []
    missed = Q(came_to__in=(CameTo.NOBODY, CameTo.GAVE_UP), began_at__gte=at - TALKED, back_done_at=None)
    rows = Call.objects.filter(Q(came_to="") | missed, line=line, by=None).exclude(exchange="")
    return list(rows.select_related("family").order_by("-began_at")[:MOST])


def recent(line: AcuteLine, *, for_: Actor, at: dt.datetime) -> list[Call]:
    rows = policy.calls(for_, on=for_.day(at)).filter(line=line, ended_at__isnull=False)
    rows = rows.exclude(kind="", by__isnull=False)
    return list(rows.select_related("family", "by").order_by("-began_at", "id")[:MOST])


def to_give_back(line: AcuteLine, *, for_: Actor, at: dt.datetime) -> list[Call]:
    rows = policy.calls(for_, on=for_.day(at)).filter(line=line, back_at__isnull=False, back_done_at=None)
    return list(rows.select_related("family", "by").order_by("back_at", "id")[:MOST])


def families(line: AcuteLine, *, for_: Actor, at: dt.datetime) -> list[Any]:
    """The foster families of the line's institution, by name: whoever answers must find them. Names, no more."""
    looking = _looking(line, for_, at)
    with fence.acting(looking, at=at):
        found = carers.running(for_=looking)
    return list(found)


def whose(line: AcuteLine, number: str, *, for_: Actor, at: dt.datetime) -> Any:
    """The family whose number rang: one of its own, or the one that an earlier call from it was about. None where nobody knows."""
    known = normal(number, line.institution.country)
    if not known:
        return None
    looking = _looking(line, for_, at)
    with fence.acting(looking, at=at):
        found = [
            f
            for f in carers.running(for_=looking, phones=True)
            if known in _numbers(f, line.institution.country)
        ]
    if len(found) == 1:
        return found[0]
    hashed = policy.caller_hash(number, line)
    earlier = Call.objects.filter(line=line, caller=hashed, family__isnull=False).select_related("family")
    last = earlier.order_by("-began_at").first() if hashed else None
    return last.family if last else None


def _numbers(family: Any, country: str) -> set[str]:
    said = [family.phone, *(m.phone for m in family.members.all() if m.until is None)]
    return {normal(one, country) for one in said if one} - {""}


def _looking(line: AcuteLine, for_: Actor, at: dt.datetime) -> Actor:
    """Whoever is on the line's rota looks with the line's eyes; nobody else."""
    if not policy.lines(for_, on=for_.day(at)).filter(pk=line.pk).exists():
        raise NotFound
    return policy.eyes(for_, line, at=at)


@dataclass(frozen=True, slots=True)
class Child:
    """One child in the family: what keeps everybody safe, what must be known at night, and the plan with what is being done."""

    care: Any
    safe: list[Any]
    tonight: list[Any]
    goals: list[Any]

    @property
    def facts(self) -> int:
        return len(self.safe) + len(self.tonight) + len(self.goals)


@dataclass(frozen=True, slots=True)
class Essentials:
    family: Any
    carers: list[Any]
    consultant: Any
    children: list[Child]
    until: dt.datetime | None
    """When this closes; None while the call runs."""
    looking: Actor
    """The eyes that the line lends for this call."""

    @property
    def facts(self) -> int:
        return sum(child.facts for child in self.children)


def essentials(call: Call, *, for_: Actor, at: dt.datetime) -> Essentials | None:
    """What the call shows of its family, to who took it, until half an hour after. Each child shown stands in the record."""
    if call.family_id is None or not policy.shows(call, for_, at=at):
        return None
    looking = policy.eyes(for_, call.line, at=at)
    with fence.acting(looking, at=at):
        family = carers.get(call.family_id, for_=looking)
        children = [_child(care, looking, at) for care in fostering.in_family(family.pk, for_=looking, at=at)]
        people = [m for m in family.members.all() if m.role == "carer" and m.until is None]
        for child in children:
            trail.seen(
                by=looking,
                at=at,
                act="line.essentials",
                record_kind="care",
                record=child.care.pk,
                case=child.care.case_id,
            )
    closes = call.ended_at + policy.AFTER if call.ended_at else None
    return Essentials(family, people, family.consultant, children, closes, looking)


def _child(care: Any, looking: Actor, at: dt.datetime) -> Child:
    said = dict(fostering.told_lines(care, for_=looking, at=at))
    safe, tonight = (
        [line for line in said.get(group, []) if line.answer is not None]
        for group in (Group.SAFE, Group.TONIGHT)
    )
    plan = plans.current(care.case_id, for_=looking, at=at)
    goals = plans.goals(plan) if plan is not None and not plan.ended_at else []
    return Child(care, safe, tonight, goals)


def before(call: Call, *, for_: Actor, at: dt.datetime) -> list[Call]:
    """Earlier calls about the same family, or from the same number, while this one runs."""
    if not policy.shows(call, for_, at=at):
        return []
    rows = Call.objects.filter(line=call.line_id, ended_at__isnull=False, began_at__lt=call.began_at)
    if call.family_id:
        rows = rows.filter(family=call.family_id)
    elif call.caller:
        rows = rows.filter(caller=call.caller)
    else:
        return []
    return list(rows.order_by("-began_at")[:5])


def flags_about(call: Call, *, on: dt.date) -> list[Flag]:
    """What somebody said that whoever answers must know. The caller holds a call that the actor sees."""
    rows = Flag.objects.filter(line=call.line_id, until__gte=on).select_related("by")
    found = [
        f
        for f in rows
        if (call.family_id and f.family_id == call.family_id) or (call.caller and f.caller == call.caller)
    ]
    return sorted(found, key=lambda f: f.until)


def flag(id: UUID, *, for_: Actor, at: dt.datetime) -> Flag:
    """What was left for whoever answers next, for whoever answers the line, until the day it names."""
    today = for_.day(at)
    rows = Flag.objects.filter(pk=id, until__gte=today, line__in=policy.lines(for_, on=today).values("pk"))
    found = rows.select_related("line__institution", "line__roster").first()
    if found is None:
        raise NotFound
    return found


def handovers(*, for_: Actor) -> list[Handover]:
    """What was handed to the actor and is not done. One query."""
    rows = policy.handed(for_).exclude(state=Handed.DONE)
    return list(
        rows.select_related("call__family", "to", "otherwise", "answered_by").order_by("due_at", "id")[:MOST]
    )


def handover(id: UUID, *, for_: Actor) -> Handover:
    rows = policy.handed(for_).select_related(
        "call__family", "call__line", "call__by", "to", "otherwise", "answered_by"
    )
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found
