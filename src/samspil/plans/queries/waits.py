"""What waits for whom: late steps, plans past their review, the plan in a few lines for the case file."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, TextField, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Role, Word
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.ground.names import Unsaid
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.people import terms as people
from samspil.plans import policy
from samspil.plans.models import Overdue, Plan, Step
from samspil.plans.queries.reading import current, doer, goals
from samspil.plans.terms import (
    WAITING,
    WAITS_FOR_REVIEW,
    WAITS_TO_BE_DONE,
    WAITS_TOO_LONG,
    PlanState,
    StepState,
)

MOST = 100
ON_SCREEN = 3
"""So many steps of a goal fit on a projector, as its template has it."""
NOTHING_UNSAID = Unsaid()
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
    """My steps that are late or due soon; in my cases what is late and the family's, or nobody's: no worker is named, or the
    one named no longer works there; plans of my cases whose review has come; for a team leader also what waits too long in
    their team, or in one that nobody leads. One query."""
    if for_.account is None:
        return []
    return [_waits(*row) for row in _waiting(for_=for_, at=at, today=today, until=today + SOON)]


@prepared
def _waiting(for_: Actor, at: Any, today: Any, until: Any) -> Any:
    plans = policy.visible(for_, at=at)
    running = plans.filter(ended_at=None)
    open_ = Step.objects.filter(state__in=WAITING, goal__plan__in=running)
    mine = open_.filter(account_id=for_.account, institution_id=for_.institution, due_on__lte=until)
    in_my_case = cases.worked_on(for_=for_, at=at)
    unowned = open_.filter(due_on__lt=today, goal__plan__case__in=in_my_case).filter(
        Q(institution_id=for_.institution) & ~accounts.works_at(OuterRef("account_id"), for_.institution, at)
        | Q(person__isnull=False, goal__plan__institution_id=for_.institution)
    )
    reviews = plans.filter(state=PlanState.AGREED, case__in=in_my_case, review_on__lte=today)
    parts = [
        _row(mine, "due_on", "what", "goal__text", WAITS_TO_BE_DONE, "goal__plan__"),
        _row(unowned, "due_on", "what", "goal__text", WAITS_TO_BE_DONE, "goal__plan__"),
        _row(reviews, "review_on", NOTHING, NOTHING, WAITS_FOR_REVIEW, ""),
    ]
    if for_.role == Role.LEAD:
        told = Overdue.objects.filter(institution_id=for_.institution, plan__in=running)
        mine_to_lead = Q(team=None) | ~accounts.led(OuterRef("team_id"), for_.institution, at)
        told = told.filter(mine_to_lead | Q(team_id=for_.team) if for_.team else mine_to_lead)
        late = told.filter(step__state__in=WAITING, step__due_on=F("due_on"))
        unheld = told.filter(step=None, plan__state=PlanState.AGREED, plan__review_on=F("due_on"))
        parts += [
            _row(late, "due_on", "step__what", "step__goal__text", WAITS_TOO_LONG, "plan__"),
            _row(unheld, "due_on", NOTHING, NOTHING, WAITS_TOO_LONG, "plan__"),
        ]
    return parts[0].union(*parts[1:], all=True).order_by("due_on", "pk")[:MOST]


NOTHING = Value("", TextField())


def _row(rows: Any, due: str, what: Any, goal: Any, kind: str, to_plan: str) -> Any:
    """One line of the list: day, id, case, what, for which goal, which kind of thing, and the child's name."""
    named = [f"{to_plan}case__child__{part}" for part in people.NAME_PARTS]
    return rows.order_by().values_list(
        due, "pk", f"{to_plan}case_id", what, goal, Value(kind, TextField()), *named
    )


def _waits(due: dt.date, id: UUID, case: UUID, what: str, goal: str, kind: str, *name: str) -> Todo:
    """A step when there is something to do, else the review of the whole plan."""
    child = people.short_name(*name)
    plan = reverse("plans:of_case", args=[case])
    if kind == WAITS_TOO_LONG:
        return Todo(
            due=due, title=_("Waits too long: %(what)s") % {"what": what or _("review of the plan")},
            detail=f"{child} · {goal}" if goal else child, url=plan if what else f"{plan}#review",
            verb=_("Open the plan"), kind=kind, case=case,
        )  # fmt: skip
    if what:
        return Todo(
            due=due, title=what, detail=f"{child} · {goal}", url=reverse("plans:mark", args=[id]), verb=_("Done"),
            kind=kind, case=case,
        )  # fmt: skip
    return Todo(
        due=due, title=_("Decide whether the plan goes on"), detail=child, verb=_("Decide"), url=f"{plan}#review",
        kind=kind, case=case, strong=True,
    )  # fmt: skip


def panel(*, header: Any, for_: Actor, at: dt.datetime, today: dt.date) -> tuple[str, dict[str, Any]] | None:
    """The plan beside the timeline of its case; None for who may not read plans. Two queries."""
    if not for_.may(Word.PLAN_READ):
        return None
    shown = summary(header.case.pk, for_=for_, at=at, today=today)
    url = reverse("plans:of_case", args=[header.case.pk])
    return "plans/_panel.html", {"summary": shown, "url": url, "today": today}


def on_screen(
    *, header: Any, for_: Actor, at: dt.datetime, today: dt.date, secret: frozenset[UUID] = frozenset(),
    quiet: Unsaid = NOTHING_UNSAID,
) -> tuple[str, dict[str, Any]] | None:  # fmt: skip
    """The goals for a meeting's projector, large and few words, without the names of who is `secret` there and without goals
    and steps whose words say one of the `quiet` names; None without a plan in force or in writing. Three queries."""
    if not for_.may(Word.PLAN_READ):
        return None
    plan = current(header.case.pk, for_=for_, at=at)
    if plan is None or plan.state == PlanState.ENDED:
        return None
    every, texts = goals(plan), []
    found = [g for g in every if not quiet.in_(g.text)]
    left_out = len(found) < len(every)
    for goal in found:
        waits = [s for s in goal.all_steps if s.state in WAITING]
        goal.open_steps = [s for s in waits if not quiet.in_(s.what)]
        left_out |= len(goal.open_steps) < len(waits)
        for step in goal.open_steps:
            step.doer = _("foster carer") if step.person_id in secret else doer(step)
        texts += [goal.text, *(f"{step.what} · {step.doer}" for step in goal.open_steps[:ON_SCREEN])]
    return "plans/_screen.html", {
        "goals": found,
        "plan": plan,
        "today": today,
        "texts": texts,
        "left_out": left_out,
    }


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
