"""What a carer sees of the placements in their own home."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.fostering import policy
from samspil.fostering.models import (
    Care,
    Checkin,
    Contact,
    Delegation,
    Diary,
    Expense,
    Paper,
    Question,
    Receipt,
    Visit,
)
from samspil.fostering.queries.knowing import Line, lines, standing
from samspil.fostering.queries.placing import delegations
from samspil.fostering.terms import ContactState, Group, Standing, Task
from samspil.ground.errors import NotFound

MOST = 30


def own_cares(*, for_: Actor, at: dt.datetime) -> list[Care]:
    rows = policy.own(for_, at=at).select_related(
        "case__child", "case__institution", "family", "guide", "institution"
    )
    return list(rows.order_by("arrives_at", "id"))


def own_care(id: UUID, *, for_: Actor, at: dt.datetime) -> Care:
    found = next((care for care in own_cares(for_=for_, at=at) if care.pk == id), None)
    if found is None:
        raise NotFound
    return found


TABLES: dict[str, Any] = {"contact": Contact, "paper": Paper, "expense": Expense}


def own_row(kind: str, id: Any, *, for_: Actor, at: dt.datetime) -> Any:
    """One row about a placement in the carer's home: a contact, a paper, an expense of their own."""
    found = (
        TABLES[kind].objects.filter(pk=id, care__in=policy.own(for_, at=at)).select_related("care").first()
    )
    if found is None or getattr(found, "account_id", for_.account) != for_.account:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class Home:
    """One child in the carer's home, and all that is theirs to see of it."""

    care: Care
    groups: list[tuple[Group, list[Line]]]
    standing: Standing
    receipts: list[Receipt]
    delegations: list[tuple[Task, Delegation | None]]
    visit: Visit | None
    contacts: list[Contact]
    past_contacts: list[Contact]
    questions: list[Question]
    last_check_in: Checkin | None
    diary: list[Diary]
    expenses: list[Expense]
    papers: list[Paper]

    @property
    def read_at(self) -> dt.datetime | None:
        return self.receipts[0].at if self.receipts else None

    @property
    def fresh(self) -> list[Line]:
        return [line for _group, rows in self.groups for line in rows if line.fresh]

    @property
    def open_lines(self) -> list[Line]:
        return [line for _group, rows in self.groups for line in rows if line.answer is None]

    @property
    def is_read(self) -> bool:
        return self.read_at is not None and not self.fresh

    @property
    def answered(self) -> list[Question]:
        return [q for q in self.questions if q.answered_at]


def home(care: Care, *, for_: Actor, at: dt.datetime) -> Home:
    """Ten queries whatever the size."""
    if not policy.is_own(for_, care, at=at):
        raise NotFound
    mine = {"account_id": for_.account}
    answers = list(care.answers.filter(latest=True).select_related("by"))
    receipts = list(care.receipts.filter(**mine).select_related("account").order_by("-at")[:MOST])
    contacts = list(care.contacts.order_by("starts_at", "id"))
    planned = [c for c in contacts if c.state == ContactState.PLANNED]
    return Home(
        care=care,
        groups=lines(answers, read_at=receipts[0].at if receipts else None),
        standing=standing(care, answers),
        receipts=receipts,
        delegations=delegations(care, on=for_.day(at)),
        visit=care.visits.filter(held_on=None, cancelled_why="", planned_at__gte=at)
        .order_by("planned_at")
        .first(),
        contacts=planned,
        past_contacts=[c for c in contacts if c.state != ContactState.PLANNED][-MOST:],
        questions=list(care.questions.filter(**mine).select_related("answered_by").order_by("-at")[:MOST]),
        last_check_in=care.checkins.filter(**mine).order_by("-at").first(),
        diary=list(care.diary.filter(**mine).order_by("-day", "-at")[:MOST]),
        expenses=list(care.expenses.filter(**mine).order_by("-spent_on", "-at")[:MOST]),
        papers=list(care.papers.order_by("title", "id")),
    )
