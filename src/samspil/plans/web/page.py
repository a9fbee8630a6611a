"""What the page of a plan shows: gathered once, the same for a look and for an answer with problems."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from samspil.cases import service as cases
from samspil.plans import service
from samspil.plans.terms import PlanState, StepState, Who
from samspil.plans.web.forms import (
    AnswerForm,
    GoalForm,
    LinkForm,
    ReviewForm,
    StartForm,
    StepForm,
    today_plus,
)
from samspil.trail import service as trail

USUAL_WEEKS = 12


@dataclass
class Asked:
    """Which form came back with problems: its name, the goal it belongs to, the form itself."""

    name: str = ""
    goal: UUID | None = None
    form: Any = None
    banner: Any = ""


def show(request: HttpRequest, case: UUID, asked: Asked | None = None, status: int = 200) -> HttpResponse:
    """The plan's page. A fixed number of queries."""
    actor, at = request.actor, request.now  # type: ignore[attr-defined]
    header = cases.header(case, for_=actor, at=at)
    plan = service.current(case, for_=actor, at=at)
    trail.seen(
        by=actor, at=at, act="plans.page", record_kind="plan", record=plan.pk if plan else None, case=case
    )
    shown = {"header": header, "tab": "plan", "plan": plan, "asked": asked or Asked()}
    shown |= _start(request, asked) if plan is None or plan.ended_at else {}
    shown |= _plan(request, header, plan, asked or Asked()) if plan is not None else {}
    return render(request, "plans/plan.html", shown, status=status)


def _start(request: HttpRequest, asked: Asked | None) -> dict[str, Any]:
    today = request.actor.day(request.now)  # type: ignore[attr-defined]
    form = asked.form if asked and asked.name == "start" else None
    first = {"review_on": today_plus(today, USUAL_WEEKS), "weeks": USUAL_WEEKS}
    return {"start_form": form or StartForm(initial=first, auto_id="start_%s")}


def _plan(request: HttpRequest, header: Any, plan: Any, asked: Asked) -> dict[str, Any]:
    actor, at = request.actor, request.now  # type: ignore[attr-defined]
    today = actor.day(at)
    goals, versions = service.goals(plan), service.versions(plan)
    table = service.table(header, for_=actor, on=today, at=at)
    picture = service.understood(header.case.pk, for_=actor, at=at)
    may_write = header.may_write and actor.may("plan.write") and not plan.ended_at
    answered = service.answered(plan, today=today)
    steps = [_dress(s, g, table, actor, today, answered) for g in goals for s in g.all_steps]
    counted = [s for s in steps if s.state != StepState.DROPPED]
    last, agreed = versions[0] if versions else None, service.agreed(versions)
    changed = service.changes(agreed.content, service.content(plan, goals)) if agreed else []
    bare = service.without_levels(goals, agreed) if plan.state != PlanState.DRAFT else set()
    for number, goal in enumerate(goals, 1):
        goal.number, goal.open_form = number, asked.name == "step" and asked.goal == goal.pk
        goal.form = (
            asked.form
            if goal.open_form
            else StepForm(table=table, picture=picture, auto_id=f"step_{goal.pk}_%s")
        )
        goal.card = goal.factor if actor.may("map.read") else None
        goal.scale = sorted(goal.levels.items(), reverse=True) if any(goal.levels.values()) else []
        goal.bare = goal.pk in bare and not goal.scale
    shown = {
        "goals": goals,
        "table": table,
        "may_write": may_write,
        "aims": _aims(picture, counted),
        "version": last,
        "agreed": agreed,
        "older_versions": len(versions) > 1,
        "changed": changed,
        "answers": _answers(table, last, changed),
        "reviews": service.reviews(plan),
        "links": service.links(plan, at=at) if may_write else [],
        "sheets": [table.child, *(n.person for n in table.family)],
    }
    shown |= _standing(plan, goals, counted, at, today)
    return shown | _forms(request, plan, table, picture, service.measured(goals, agreed), asked)


def _standing(plan: Any, goals: list[Any], counted: list[Any], at: Any, today: Any) -> dict[str, Any]:
    """How far the plan is, and what it lacks before it counts."""
    draft, agreed = plan.state == PlanState.DRAFT, plan.state == PlanState.AGREED
    return {
        "done": sum(s.state == StepState.DONE for s in counted),
        "late": sum(s.late for s in counted),
        "total": len(counted),
        "aimed": sum(bool(s.factor_id) for s in counted),
        "week": _week(plan, at),
        "past_review": agreed and plan.review_on < today,
        "review_now": agreed and plan.review_on <= today,
        "draft": draft,
        "missing": service.missing(plan, goals, today) if draft else [],
    }


def _forms(
    request: Any, plan: Any, table: service.Table, picture: service.Understood, measured: list[Any], asked: Asked
) -> dict[str, Any]:  # fmt: skip
    """The forms of the page; the one that came back with problems as it was typed."""
    fresh = {
        "goal": lambda: GoalForm(picture=picture, auto_id="goal_%s"),
        "link": lambda: LinkForm(
            table=table, zone=request.actor.law_zone, initial={"language": request.actor.language}, auto_id="link_%s"
        ),
        "answer": lambda: AnswerForm(table=table, auto_id="answer_%s"),
        "review": lambda: ReviewForm(
            goals=measured, initial={"revision": plan.revision, "goes_on": ReviewForm.GOES_ON}, auto_id="review_%s"
        ),
    }  # fmt: skip
    return {f"{name}_form": asked.form if asked.name == name else make() for name, make in fresh.items()}


def _aims(picture: service.Understood, counted: list[Any]) -> list[tuple[Any, int]]:
    """What keeps it going, in the order of work, each with the number of steps that work on it."""
    return [(card, sum(s.factor_id == card.pk for s in counted)) for card in picture.keeps]


def _dress(
    step: Any, goal: Any, table: service.Table, actor: Any, today: Any, answered: dict[Any, Any]
) -> Any:
    """What the row of a step needs besides its columns."""
    waits = step.state in (StepState.OPEN, StepState.DOING)
    step.late, step.waits = waits and step.due_on < today, waits
    step.doer = service.doer(step)
    step.answered = answered.get(step.pk)
    step.missing = [part.label for part, there in service.parts(step, goal) if not there] if waits else []
    step.decided = step.decision if actor.may("meeting.read") else None
    step.card = step.factor if actor.may("map.read") else None
    seat = table.seat(step.institution_id)
    step.outside = bool(seat and step.competence not in seat.holds)
    step.bond = next((a.kind_label for a in table.family if a.person.pk == step.person_id), "")
    return step


def _week(plan: Any, at: Any) -> int | None:
    if plan.state != PlanState.AGREED or not plan.weeks:
        return None
    return min((timezone.localdate(at) - timezone.localdate(plan.agreed_at)).days // 7 + 1, plan.weeks)  # type: ignore[no-any-return]


def _answers(table: service.Table, version: Any, changed: list[Any]) -> list[dict[str, Any]]:
    """Everybody at the table with what they said to the last version; who was not asked is listed too."""
    given = {(a.person_id or a.institution_id): a for a in (version.answers if version is not None else [])}
    people = [(table.child, "")] + [(a.person, a.kind_label) for a in table.family]
    rows = [
        {"name": p.name, "what": kind, "letters": p.initials, "tone": "p" if p == table.child else "g",
         "said": given.pop(p.pk, None), "key": Who(person=p.pk).key}
        for p, kind in people
    ]  # fmt: skip
    rows += [
        {"name": s.institution.name, "what": "", "letters": s.institution.letters, "tone": s.institution.tone,
         "said": given.pop(s.institution.pk, None), "key": Who(institution=s.institution.pk).key}
        for s in table.seats
    ]  # fmt: skip
    rows += [
        {"name": str(a.person or a.institution), "what": "", "letters": "", "tone": "k", "said": a, "key": ""}
        for a in given.values()
    ]
    return rows
