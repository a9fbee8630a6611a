"""What waits for whom: late steps, plans past their review, the plan in a few lines for the case file."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import TextField, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.people import terms as people
from samspil.plans import policy
from samspil.plans.models import Plan, Step
from samspil.plans.queries.reading import current, doer
from samspil.plans.terms import WAITING, WAITS_FOR_REVIEW, WAITS_TO_BE_DONE, PlanState, StepState

MOST = 100
SOON = dt.timedelta(days=7)
"""How far ahead a step counts as waiting for the one who does it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The plan in a few lines, for the case file."""

    plan: Plan
    done: int
    total: int
    late: int
    next: list[Step]
    url: str

    @property
    def agreed(self) -> bool:
        return self.plan.state == PlanState.AGREED


def summary(case: UUID, *, for_: Actor, at: dt.datetime, today: dt.date, limit: int = 5) -> Summary | None:
    """How far the plan is and what comes next, or None without a plan. Two queries."""
    plan = current(case, for_=for_, at=at)
    if plan is None or plan.state == PlanState.ENDED:
        return None
    rows = Step.objects.filter(goal__plan=plan).exclude(state=StepState.DROPPED)
    steps = list(
        rows.select_related("account", "person", "institution").order_by("due_on", "goal__order", "order")
    )
    for step in steps:
        step.doer = doer(step)  # type: ignore[attr-defined]
    open_ = [s for s in steps if s.state in WAITING]
    done = sorted(
        (s for s in steps if s.state == StepState.DONE), key=lambda s: s.done_on or today, reverse=True
    )
    return Summary(
        plan=plan, done=len(done), total=len(steps), late=sum(s.due_on < today for s in open_),
        next=(open_[: limit - 1] + done[:1])[:limit], url=reverse("plans:of_case", args=[case]),
    )  # fmt: skip


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """My steps that are late or due soon, and plans of my cases whose review has come. One query."""
    if for_.account is None:
        return []
    return [_waits(*row) for row in _waiting(for_=for_, at=at, today=today, until=today + SOON)]


@prepared
def _waiting(for_: Actor, at: Any, today: Any, until: Any) -> Any:
    plans = policy.visible(for_, at=at)
    steps = Step.objects.filter(
        account_id=for_.account, institution_id=for_.institution, state__in=WAITING, due_on__lte=until,
        goal__plan__in=plans.filter(ended_at=None),
    )  # fmt: skip
    reviews = plans.filter(
        state=PlanState.AGREED, case__in=cases.worked_on(for_=for_, at=at), review_on__lte=today
    )
    nothing, child = Value("", TextField()), [f"child__{part}" for part in people.NAME_PARTS]
    rows = steps.values_list(
        "due_on",
        "pk",
        "goal__plan__case_id",
        "what",
        "goal__text",
        *(f"goal__plan__case__{p}" for p in child),
    )
    more = reviews.values_list("review_on", "pk", "case_id", nothing, nothing, *(f"case__{p}" for p in child))
    return rows.union(more, all=True).order_by("due_on", "pk")[:MOST]


def _waits(due: dt.date, id: UUID, case: UUID, what: str, goal: str, *name: str) -> Todo:
    """A step when there is something to do, else the review of the whole plan."""
    child = people.short_name(*name)
    if what:
        return Todo(
            due=due, title=what, detail=f"{child} · {goal}", url=reverse("plans:mark", args=[id]), verb=_("Done"),
            kind=WAITS_TO_BE_DONE, case=case,
        )  # fmt: skip
    return Todo(
        due=due, title=_("Decide whether the plan goes on"), detail=child, verb=_("Decide"),
        url=reverse("plans:of_case", args=[case]) + "#review", kind=WAITS_FOR_REVIEW, case=case, strong=True,
    )  # fmt: skip


def panel(*, header: Any, for_: Actor, at: dt.datetime, today: dt.date) -> tuple[str, dict[str, Any]] | None:
    """The plan beside the timeline of its case; None for who may not read plans. Two queries."""
    if not for_.may(Word.PLAN_READ):
        return None
    shown = summary(header.case.pk, for_=for_, at=at, today=today)
    url = reverse("plans:of_case", args=[header.case.pk])
    return "plans/_panel.html", {"summary": shown, "url": url, "today": today}


def decision(
    *, header: Any, for_: Actor, at: dt.datetime, today: dt.date
) -> tuple[str, dict[str, Any]] | None:
    """What waits for a decision in this case, in words for its header; None for who may not read plans. One query."""
    if not for_.may(Word.PLAN_READ) or header.case.closed_at:
        return None
    plan = current(header.case.pk, for_=for_, at=at)
    if plan is None or plan.state == PlanState.ENDED:
        said: dict[str, Any] = {"what": _("Nothing"), "more": _("There is no plan yet")}
    elif plan.state == PlanState.DRAFT:
        said = {"what": _("Is the plan agreed?"), "more": _("The plan is being written")}
    elif plan.review_on <= today:
        said = {"what": _("Does the plan go on?"), "review": plan.review_on, "late": True}
    else:
        said = {"what": _("Nothing now"), "review": plan.review_on}
    return "plans/_decision.html", said | {"url": reverse("plans:of_case", args=[header.case.pk])}
