import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.ground.errors import NotFound
from samspil.ground.todo import Gap, Todo
from samspil.institutions import service as institutions
from samspil.look import service as look
from samspil.people import service as people
from samspil.plans import policy
from samspil.plans.models import Agreement, Goal, Plan, PlanVersion, Step
from samspil.plans.terms import WAITING, PlanState, StepState, Who

SOON = dt.timedelta(days=7)
"""How far ahead a step counts as waiting for the one who does it."""


def get(id: UUID, *, for_: Actor, at: dt.datetime) -> Plan:
    rows = policy.visible(for_, at=at).select_related("case", "case__child")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def goal(id: UUID, *, for_: Actor, at: dt.datetime) -> Goal:
    rows = Goal.objects.filter(plan__in=policy.visible(for_, at=at))
    found = rows.select_related("plan", "plan__case", "plan__case__child").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def step(id: UUID, *, for_: Actor, at: dt.datetime) -> Step:
    rows = Step.objects.filter(goal__plan__in=policy.visible(for_, at=at))
    found = (
        rows.select_related(
            "goal", "goal__plan", "goal__plan__case", "goal__plan__case__child", "account", "person", "institution"
        )
        .filter(pk=id)
        .first()
    )  # fmt: skip
    if found is None:
        raise NotFound
    return found


def may_write(plan: Plan, *, for_: Actor, at: dt.datetime) -> bool:
    return policy.can(for_, "write", plan, at=at)


def current(case: UUID, *, for_: Actor, at: dt.datetime) -> Plan | None:
    """The plan of a case that has not ended, else the one that ended last. One query."""
    rows = policy.visible(for_, at=at).filter(case_id=case).order_by("-drafted_at", "-id")
    return rows.first()


def earlier(case: UUID, *, for_: Actor, at: dt.datetime) -> list[Plan]:
    """The plans of a case that ended, newest first."""
    rows = policy.visible(for_, at=at).filter(case_id=case, state=PlanState.ENDED)
    return list(rows.order_by("-ended_at", "-id"))


def goals(plan: Plan) -> list[Any]:
    """The goals of a visible plan with their steps (`all_steps`) and who does them. Two queries."""
    steps = Step.objects.select_related("account", "person", "institution").order_by("order", "id")
    rows = Goal.objects.filter(plan=plan).order_by("order", "id")
    return list(rows.prefetch_related(Prefetch("steps", queryset=steps, to_attr="all_steps")))


def doer(step: Step) -> str:
    """Who does it, in words."""
    if step.person is not None:
        return str(step.person.name)
    return str(step.account.name if step.account is not None else step.institution)


def content(plan: Plan, goals: Iterable[Any]) -> dict[str, Any]:
    """What is agreed to: goals and steps, who and by when. Not how far they are."""
    return {
        "review_on": plan.review_on.isoformat(),
        "goals": [
            {
                "id": str(goal.pk), "text": goal.text, "measure": goal.measure, "baseline": goal.baseline,
                "target": goal.target,
                "steps": [
                    {
                        "id": str(s.pk), "what": s.what, "who": doer(s), "due_on": s.due_on.isoformat(),
                        "competence": s.competence,
                    }
                    for s in goal.all_steps if s.state != StepState.DROPPED
                ],
            }
            for goal in goals
        ],
    }  # fmt: skip


def versions(plan: Plan) -> list[Any]:
    """What was agreed to, newest first, each with its answers. Two queries."""
    said = Agreement.objects.select_related("person", "institution").order_by("at", "id")
    rows = PlanVersion.objects.filter(plan=plan).select_related("made_by").order_by("-number")
    return list(rows.prefetch_related(Prefetch("agreements", queryset=said, to_attr="answers")))


@dataclass(frozen=True, slots=True)
class Seat:
    """An institution at the table: in which competence it takes part, which it holds."""

    institution: Any
    competence: str
    holds: frozenset[str]
    workers: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """Who can do a step or agree: the child, the people around the child, the institutions that take part."""

    child: Any
    family: list["Near"]
    seats: list[Seat]

    def seat(self, institution: UUID | None) -> Seat | None:
        return next((s for s in self.seats if s.institution.pk == institution), None)

    def holders(self, competence: str) -> list[str]:
        return [s.institution.name for s in self.seats if competence in s.holds]

    def near(self, person: UUID | None) -> "Near | None":
        return next((n for n in self.family if n.person.pk == person), None)

    def has(self, who: Who) -> bool:
        if who.person:
            return who.person == self.child.pk or self.near(who.person) is not None
        seat = self.seat(who.institution)
        return seat is not None and (who.account is None or any(w.pk == who.account for w in seat.workers))

    def name(self, who: Who) -> str:
        if who.person:
            near = self.near(who.person)
            return str((near.person if near else self.child).name)
        seat = self.seat(who.institution)
        if seat is None:
            return ""
        return next((str(w.name) for w in seat.workers if w.pk == who.account), str(seat.institution.name))


@dataclass(frozen=True, slots=True)
class Near:
    """A person around the child, and what they are to the child as far as this institution knows."""

    person: Any
    kind_label: Any


def table(header: Any, *, for_: Actor, on: dt.date, at: dt.datetime) -> Table:
    """Everybody at the table of a case: those the actor's institution knows, and those the plan already names.
    Five queries: family, named in steps, named in answers, own colleagues, competences."""
    held = institutions.competences_of([p.institution_id for p in header.parts], on=on)
    seats = []
    for part in header.parts:
        own = part.institution_id == for_.institution
        workers = list(accounts.workers_of(part.institution_id, at=at)) if own else []
        if part.worker is not None and all(w.pk != part.worker_id for w in workers):
            workers.insert(0, part.worker)
        seats.append(Seat(part.institution, part.competence, held[part.institution_id], workers))
    near = {a.person.pk: Near(a.person, a.kind_label) for a in people.around(header.child, for_=for_, on=on)}
    for person in _named(header.case):
        if person != header.child:
            near.setdefault(person.pk, Near(person, ""))
    return Table(header.child, list(near.values()), seats)


def _named(case: Any) -> list[Any]:
    """People whom the running plan of the case names: all at its table read their names, so all may choose them."""
    steps = Step.objects.filter(goal__plan__case=case, goal__plan__ended_at=None, person__isnull=False)
    said = Agreement.objects.filter(
        version__plan__case=case, version__plan__ended_at=None, person__isnull=False
    )
    found = {row.person_id: row.person for rows in (steps, said) for row in rows.select_related("person")}
    return sorted(found.values(), key=lambda p: (p.sort_name, str(p.pk)))


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


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two contents of a plan: a kind (added, removed, changed), before and after."""

    kind: str
    before: str
    after: str


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """What differs between two contents of a plan, line by line in the order of the newer one."""
    old, new = _lines(before), _lines(after)
    found = []
    for key, line in new.items():
        if key not in old:
            found.append(Change("added", "", line))
        elif old[key] != line:
            found.append(Change("changed", old[key], line))
    found += [Change("removed", line, "") for key, line in old.items() if key not in new]
    return found


def _day(iso: str) -> str:
    return look.day(dt.date.fromisoformat(iso), get_language() or "en")


def _lines(content: dict[str, Any]) -> dict[str, str]:
    lines = {"review": f"{_('Review')}: {_day(content['review_on'])}"}
    for g in content["goals"]:
        seen = ", ".join(v for v in (g["measure"], g["baseline"], g["target"]) if v)
        lines[g["id"]] = g["text"] + (f" ({seen})" if seen else "")
        for s in g["steps"]:
            lines[s["id"]] = f"{s['what']} · {s['who']} · {_day(s['due_on'])}"
    return lines
