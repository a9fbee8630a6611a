"""Placements as the service sees them: all of them, one with everything on it, those of a case."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, OuterRef, QuerySet, Subquery

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.fostering import policy
from samspil.fostering.models import (
    Answer,
    Care,
    Checkin,
    Contact,
    Delegation,
    Diary,
    Entitlement,
    Expense,
    Paper,
    Question,
    Receipt,
    Visit,
)
from samspil.fostering.queries.knowing import Line, lines, standing
from samspil.fostering.terms import ITEMS, ContactState, End, ExpenseState, Group, Standing, Task
from samspil.ground import paging
from samspil.ground.errors import NotFound

MOST = 50


@dataclass(frozen=True, slots=True)
class Row:
    """One running placement in the list: what is missing and what is due."""

    care: Care
    unanswered: int
    visit_due: dt.date | None
    planned_at: dt.datetime | None
    last_check_in: dt.datetime | None
    strained: bool
    asked: int


def seen(actor: Actor, *, at: dt.datetime) -> QuerySet[Care]:
    return policy.visible(Care.objects.all(), actor, at=at)


def counted(rows: QuerySet[Care]) -> QuerySet[Care]:
    """With what the list and My day say about each, in the same query."""
    mine = {"care": OuterRef("pk")}

    def one(table: Any, value: Any, **which: Any) -> Subquery:
        rows = table.objects.filter(**mine, **which).order_by().values("care")
        return Subquery(rows.annotate(n=value).values("n"))

    return rows.annotate(
        answered=one(Answer, Count("pk"), latest=True),
        held=one(Visit, Max("held_on")),
        planned=one(Visit, Min("planned_at"), held_on=None, cancelled_why=""),
        heard=one(Checkin, Max("at")),
        strained_at=one(Checkin, Min("at"), strained=True, seen_at=None),
        asked=one(Question, Count("pk"), answered_at=None),
        asked_at=one(Question, Min("at"), answered_at=None),
    )


def visit_due(care: Any) -> dt.date | None:
    """By when the guide sees the family next: as often as agreed, from the last visit or the day the child came."""
    last = max(filter(None, (care.held, care.arrived_on)), default=None)
    return last + dt.timedelta(weeks=care.visit_every_weeks) if last else None


def overview(
    *, for_: Actor, at: dt.datetime, mine: bool = False, after: UUID | None = None, before: UUID | None = None
) -> tuple[list[Row], Any]:
    """A screenful of running placements, those that are still to come first. Two queries at most."""
    rows = seen(for_, at=at).filter(ended_on=None)
    if mine:
        rows = rows.filter(guide_id=for_.account)
    rows = counted(rows.select_related("case__child", "family", "guide"))
    found = paging.page(rows, by=("-arrives_at", "id"), size=MOST, after=after, before=before)
    return [_row(care) for care in found.items], found


def _row(care: Any) -> Row:
    return Row(
        care, len(ITEMS) - (care.answered or 0), visit_due(care), care.planned, care.heard, care.strained_at is not None,
        care.asked or 0,
    )  # fmt: skip


def ended(*, for_: Actor, at: dt.datetime) -> list[Care]:
    """The placements that ended last."""
    rows = seen(for_, at=at).exclude(ended_on=None).select_related("case__child", "family")
    return list(rows.order_by("-ended_on", "id")[:MOST])


def care(id: UUID, *, for_: Actor, at: dt.datetime) -> Care:
    found = (
        seen(for_, at=at)
        .select_related("case__child", "family", "guide", "institution")
        .filter(pk=id)
        .first()
    )
    if found is None:
        raise NotFound
    return found


def of_case(case: UUID, *, for_: Actor, at: dt.datetime) -> list[Care]:
    """The placements of a child in families of ours, the running ones first, then the newest."""
    rows = (
        seen(for_, at=at)
        .filter(case=case)
        .select_related("family", "guide", "placement", "case__child", "institution")
    )
    return sorted(rows, key=lambda c: (c.ended_on is not None, -c.arrives_at.timestamp()))


def in_family(family: UUID, *, for_: Actor, at: dt.datetime) -> list[Care]:
    """The children who live in a family now, or come soon. One query."""
    rows = seen(for_, at=at).filter(family=family, ended_on=None)
    return list(rows.select_related("case__child", "guide").order_by("arrives_at", "id"))


def told_lines(care: Care, *, for_: Actor, at: dt.datetime) -> list[tuple[Group, list[Line]]]:
    """The minimum set of one placement, by groups. One query besides asking whether the actor may."""
    if not policy.can(for_, "read", care, at=at):
        raise NotFound
    return lines(care.answers.filter(latest=True))


TABLES: dict[str, Any] = {
    "visit": Visit, "contact": Contact, "question": Question, "checkin": Checkin, "expense": Expense, "paper": Paper,
}  # fmt: skip


def row(kind: str, id: Any, *, for_: Actor, at: dt.datetime) -> Any:
    """One row about a placement that the actor sees: a visit, a question, an expense ..."""
    found = (
        TABLES[kind].objects.filter(pk=id, care__in=seen(for_, at=at)).select_related("care__family").first()
    )
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on one placement, as the service sees it. The carer's own diary lines only where they let the guide read."""

    care: Care
    groups: list[tuple[Group, list[Line]]]
    standing: Standing
    receipts: list[Receipt]
    delegations: list[tuple[Task, Delegation | None]]
    visits: list[Visit]
    visit_due: dt.date | None
    contacts: list[Contact]
    questions: list[Question]
    checkins: list[Checkin]
    diary: list[Diary]
    expenses: list[Expense]
    papers: list[Paper]
    entitlements: list[Entitlement]
    ended_why: str
    end_words: str

    @property
    def open_expenses(self) -> list[Expense]:
        return [e for e in self.expenses if e.state == ExpenseState.SENT]

    @property
    def coming_contacts(self) -> list[Contact]:
        return [c for c in self.contacts if c.state == ContactState.PLANNED]


def page(care: Care, *, for_: Actor, at: dt.datetime) -> Page:
    """Eleven queries whatever the size; one more where it ended "for another reason"."""
    if not policy.can(for_, "read", care, at=at):
        raise NotFound
    answers = list(care.answers.filter(latest=True).select_related("by"))
    visits = list(care.visits.select_related("by").order_by("-planned_at", "id")[:MOST])
    held = max((v.held_on for v in visits if v.held_on), default=None)
    last = max(filter(None, (held, care.arrived_on)), default=None)
    return Page(
        care=care,
        groups=lines(answers),
        standing=standing(care, answers),
        receipts=list(care.receipts.select_related("account").order_by("-at")[:MOST]),
        delegations=delegations(care),
        visits=visits,
        visit_due=last + dt.timedelta(weeks=care.visit_every_weeks) if last else None,
        contacts=list(care.contacts.order_by("-starts_at", "id")[:MOST]),
        questions=list(care.questions.select_related("account", "answered_by").order_by("-at", "id")[:MOST]),
        checkins=list(care.checkins.select_related("account", "seen_by").order_by("-at", "id")[:MOST]),
        diary=list(
            care.diary.filter(for_guide=True).select_related("account").order_by("-day", "-at")[:MOST]
        ),
        expenses=list(
            care.expenses.select_related("account", "decided_by").order_by("-spent_on", "id")[:MOST]
        ),
        papers=list(care.papers.order_by("title", "id")),
        entitlements=list(care.entitlements.order_by("kind", "-since")),
        **_ended(care, for_=for_, at=at),
    )


def _ended(care: Care, *, for_: Actor, at: dt.datetime) -> dict[str, str]:
    """Why it ended. Beside "for another reason" no words stand, or their absence would tell of an allegation;
    those who look into what is said against the family, and who wrote the words, read them."""
    if care.end_reason not in (End.ALLEGATION, End.OTHER):
        return {"ended_why": care.ended_why, "end_words": care.end_words}
    if carers.allegations_of(care.family, for_=for_, at=at):
        return {"ended_why": str(care.get_end_reason_display()), "end_words": care.end_words}
    own = care.end_reason == End.OTHER and care.ended_by_id == for_.account
    return {"ended_why": care.ended_why, "end_words": care.end_words if own else ""}


def delegations(care: Care, *, on: dt.date | None = None) -> list[tuple[Task, Delegation | None]]:
    """Every task, with who decides it (on that day), or nobody said."""
    rows = care.delegations.filter(latest=True)
    if on is not None:
        rows = rows.filter(since__lte=on).exclude(until__lte=on)
    found = {d.task: d for d in rows}
    return [(task, found.get(task)) for task in Task]
