"""What waits for whom: late steps, plans past their review, the plan in a few lines for the case file."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.ground.todo import Gap, Todo
from samspil.plans import policy
from samspil.plans.models import Plan, Step
from samspil.plans.queries.reading import current, doer
from samspil.plans.terms import WAITING, PlanState, StepState

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
    """My steps that are late or due soon, and plans of my cases whose review has come. Two queries."""
    if for_.account is None:
        return []
    steps = Step.objects.filter(
        account_id=for_.account, institution_id=for_.institution, state__in=WAITING, due_on__lte=today + SOON,
        goal__plan__in=policy.visible(for_, at=at).filter(ended_at=None),
    ).select_related("goal", "goal__plan__case__child")  # fmt: skip
    plans = _due_for_review(for_, at).filter(review_on__lte=today)
    return [_step_waits(s) for s in steps.order_by("due_on", "id")[:100]] + [
        _review_waits(p) for p in plans[:100]
    ]


def _step_waits(step: Step) -> Todo:
    case = step.goal.plan.case
    return Todo(
        due=step.due_on, title=step.what, detail=f"{case.child.short} · {step.goal.text}",
        url=reverse("plans:mark", args=[step.pk]), verb=_("Done"), kind="plans.step", case=case.pk,
    )  # fmt: skip


def _review_waits(plan: Plan) -> Todo:
    return Todo(
        due=plan.review_on, title=_("Decide whether the plan goes on"), detail=plan.case.child.short,
        url=reverse("plans:of_case", args=[plan.case_id]) + "#review", verb=_("Decide"), kind="plans.review",
        case=plan.case_id, strong=True,
    )  # fmt: skip


def _due_for_review(for_: Actor, at: dt.datetime) -> Any:
    rows = policy.visible(for_, at=at).filter(
        state=PlanState.AGREED, case__in=cases.worked_on(for_=for_, at=at)
    )
    return rows.select_related("case", "case__child").order_by("review_on", "id")


def past_review(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Gap]:
    """Agreed plans of the cases I work on whose review day has passed, longest first. One query."""
    return [
        Gap(
            case=plan.case_id, who=plan.case.child.short, since=plan.review_on, detail="",
            url=reverse("plans:of_case", args=[plan.case_id]),
        )
        for plan in _due_for_review(for_, at).filter(review_on__lt=today)[:100]
    ]  # fmt: skip


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
