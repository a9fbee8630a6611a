"""Reads of coaching, always for somebody."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.coaching import policy
from samspil.coaching.models import Comment, Line
from samspil.coaching.terms import QUIET, WAITS_TO_BE_READ, About
from samspil.formulations import service as formulations
from samspil.ground.errors import NotFound
from samspil.ground.periods import running
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.people.terms import NAME_PARTS
from samspil.plans import service as plans

MOST = 100


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that stands still: which case, what it is, since when."""

    case: UUID
    child: str
    about: About
    what: str
    since: dt.datetime | dt.date


@dataclass(slots=True)
class Standing:
    """One worker: how many cases, and what stands still in them, by kind."""

    worker: Any
    since: dt.datetime | None
    cases: int = 0
    items: dict[About, list[Item]] = field(default_factory=dict)

    def of(self, about: About) -> list[Item]:
        return self.items.get(about, [])

    @property
    def rows(self) -> list[tuple[About, list[Item]]]:
        return [(about, self.of(about)) for about in (About.MAP, About.PLAN, About.GOAL)]

    @property
    def counts(self) -> list[tuple[About, int]]:
        return [(about, len(found)) for about, found in self.rows]


def overview(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Standing]:
    """Everybody in the actor's line, by name, with what stands still. Five queries however many there are."""
    rows = policy.lines(for_, at=at).select_related("worker").order_by("worker__name", "worker_id")
    found = {row.worker_id: Standing(row.worker, row.since) for row in rows}
    _fill(found, for_, at, today)
    return list(found.values())


def standing(worker: UUID, *, for_: Actor, at: dt.datetime, today: dt.date) -> Standing:
    """One worker of the actor's line, or the actor themselves: everybody may see what is seen of them."""
    if worker == for_.account and for_.may(Word.CASE_READ):
        return _own(for_, at, today)
    row = policy.lines(for_, at=at).filter(worker_id=worker).select_related("worker").first()
    if row is None:
        raise NotFound
    found = Standing(row.worker, row.since)
    _fill({worker: found}, for_, at, today)
    return found


def _own(for_: Actor, at: dt.datetime, today: dt.date) -> Standing:
    found = Standing(None, None)
    _fill({for_.account: found}, for_, at, today)
    return found


def _fill(found: dict[Any, Standing], for_: Actor, at: dt.datetime, today: dt.date) -> None:
    worked = cases.worked_by(found, for_=for_, at=at)
    for one in worked:
        found[one.worker].cases += 1
    of_case: dict[UUID, list[cases.WorkedOn]] = {}
    for one in worked:
        of_case.setdefault(one.case, []).append(one)

    def note(case: UUID, about: About, what: str, since: Any) -> None:
        for one in of_case.get(case, ()):
            item = Item(case, one.child, about, what, since)
            found[one.worker].items.setdefault(about, []).append(item)

    if for_.may(Word.MAP_READ):
        for map in formulations.without_hypothesis(of_case, for_=for_, at=at):
            note(map.case_id, About.MAP, "", map.started_at)
    for plan in plans.without_review(of_case, for_=for_, at=at, today=today):
        note(plan.case_id, About.PLAN, "", plan.review_on)
    for goal in plans.standing_still(of_case, for_=for_, at=at, since=at - QUIET):
        note(goal.plan.case_id, About.GOAL, goal.text, goal.moved_at)


def comments(*, for_: Actor, at: dt.datetime, worker: UUID | None = None) -> list[Comment]:
    """What was said to a worker, newest first: by the actor, or to the actor."""
    rows = policy.comments(for_, at=at).select_related("author", "worker", "case__child")
    if worker is not None:
        rows = rows.filter(worker_id=worker)
    return list(rows.order_by("-at", "-id")[:MOST])


def comment(id: UUID, *, for_: Actor, at: dt.datetime) -> Comment:
    found = policy.comments(for_, at=at).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def supervisors(*, for_: Actor, at: dt.datetime) -> list[Line]:
    """Who supervises the actor here, and since when."""
    if for_.account is None or for_.institution is None:
        return []
    rows = Line.objects.filter(running(at), worker_id=for_.account, institution_id=for_.institution)
    return list(rows.select_related("supervisor").order_by("since", "id"))


def lines(*, for_: Actor) -> list[Line]:
    """Every line of the institution, those that run first, for who looks after its staff."""
    rows = policy.set_lines(for_).select_related("supervisor", "worker")
    return sorted(rows, key=lambda r: (r.until is not None, r.worker.name, r.supervisor.name, str(r.pk)))


def line(id: UUID, *, for_: Actor) -> Line:
    found = policy.set_lines(for_).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """Comments that the actor has not read. One query."""
    if for_.account is None:
        return []
    return [
        Todo(
            due=None, title=_("Read what your supervisor wrote"), detail=c.case.child.short,
            url=reverse("coaching:mine") + f"#comment-{c.pk}", verb=_("Read"), kind=WAITS_TO_BE_READ, case=c.case_id,
        )
        for c in _unread(for_=for_, at=at)
    ]  # fmt: skip


@prepared
def _unread(for_: Actor, at: Any) -> QuerySet[Comment]:
    rows = policy.comments(for_, at=at).filter(worker_id=for_.account, read_at=None)
    child = (f"case__child__{part}" for part in NAME_PARTS)
    return rows.select_related("case__child").only("case_id", *child).order_by("at", "id")[:MOST]
