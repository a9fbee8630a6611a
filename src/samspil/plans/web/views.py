"""The pages of a plan: the plan itself, the family's view of it, its versions, one goal, one step."""

from itertools import zip_longest
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.ground.numbers import whole_number
from samspil.look import service as look
from samspil.look.service import add_problems, see_other
from samspil.plans import service
from samspil.plans.terms import StepState, Who
from samspil.plans.web.forms import DecisionStepForm, DropForm, GoalForm, NoteForm, StepForm
from samspil.plans.web.page import show
from samspil.trail import service as trail


def back(case: UUID, anchor: str = "") -> HttpResponse:
    """To the plan, at the place where something changed."""
    return see_other(reverse("plans:of_case", args=[case]) + (f"#{anchor}" if anchor else ""))


@needs(Word.PLAN_READ)
@require_safe
def of_case(request: Any, case: UUID) -> HttpResponse:
    return show(request, case)


@needs(Word.PLAN_READ)
@require_safe
def family(request: Any, case: UUID) -> HttpResponse:
    """The plan in plain words and large type, to read together or to hand over on paper."""
    actor, at = request.actor, request.now
    header = cases.header(case, for_=actor, at=at)
    plan = service.current(case, for_=actor, at=at)
    trail.seen(
        by=actor, at=at, act="plans.family", record_kind="plan", record=plan.pk if plan else None, case=case
    )
    goals = service.goals(plan) if plan else []
    for goal in goals:
        goal.shown = [s for s in goal.all_steps if s.state != StepState.DROPPED]
        for step in goal.shown:
            step.doer = service.doer(step)
    signers = [header.child.name, *dict.fromkeys(p.institution.name for p in header.parts)]
    shown = {"header": header, "plan": plan, "goals": goals, "signers": signers}
    return render(request, "plans/family.html", shown)


@needs(Word.PLAN_READ)
@require_safe
def versions(request: Any, plan: UUID) -> HttpResponse:
    """What was agreed to, version by version, and what changed between them."""
    actor, at = request.actor, request.now
    found = service.get(plan, for_=actor, at=at)
    header = cases.header(found.case_id, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="plans.versions", record_kind="plan", record=plan, case=found.case_id)
    rows = service.versions(found)
    for newer, older in zip_longest(rows, rows[1:]):
        newer.changed = service.changes(older.content, newer.content) if older else []
        newer.first = older is None
    shown = {"header": header, "tab": "plan", "plan": found, "versions": rows}
    return render(request, "plans/versions.html", shown)


@needs(Word.PLAN_READ)
@require_safe
def who(request: Any, plan: UUID) -> HttpResponse:
    """Who can see the plan, by which rule; with `on`, who could at the end of that day."""
    actor, at = request.actor, request.now
    found = service.get(plan, for_=actor, at=at)
    header = cases.header(found.case_id, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="plans.who", record_kind="plan", record=plan, case=found.case_id)
    day = look.day_asked(request)
    shown = {
        "header": header, "seen": look.seen(day, service.who_could(found, at=day.at), us=actor.institution, also=("plan", found)),
        "title": _("Who can see the plan"), "what": _("The plan with its goals, steps, answers and versions."),
        "nobody": _("Nobody could see it then. It had not been written."),
        "back_url": reverse("plans:of_case", args=[found.case_id]), "back_words": _("Back to the plan"),
    }  # fmt: skip
    return render(request, "plans/who.html", shown)


@needs(Word.PLAN_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: Any, goal: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.goal(goal, for_=actor, at=at)
    words = ("text", "measure", "baseline", "target", "start_level", *GoalForm.LEVELS)
    first = {n: getattr(found, n) for n in words} | {"factor": found.factor_id}
    picture = service.understood(found.plan.case_id, for_=actor, at=at)
    form = GoalForm(request.POST or None, picture=picture, initial=first)
    shown: dict[str, Any] = {"goal": found, "form": form, "revision": found.revision}
    if request.method == "POST" and form.is_valid():
        try:
            revision = _number(request.POST.get("revision"))
            service.change_goal(by=actor, at=at, goal=found, revision=revision, **form.facts())
            return back(found.plan.case_id, f"goal-{goal}")
        except Invalid as problem:
            add_problems(form, problem)
        except Conflict as clash:
            shown |= {"clash": clash.current, "revision": clash.revision}
        except Refused as refusal:
            shown["refused"] = refusal.reason
    return _one(request, "plans/goal.html", found.plan, shown)


@needs(Word.PLAN_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: Any, step: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.step(step, for_=actor, at=at)
    plan = found.goal.plan
    header = cases.header(plan.case_id, for_=actor, at=at)
    table = service.table(header, for_=actor, on=timezone.localdate(at), at=at)
    picture = service.understood(plan.case_id, for_=actor, at=at)
    form = StepForm(request.POST or None, table=table, picture=picture, initial=_written(found))
    shown: dict[str, Any] = {"step": found, "form": form, "revision": found.revision, "header": header}
    if request.method == "POST" and form.is_valid():
        try:
            revision = _number(request.POST.get("revision"))
            service.change_step(by=actor, at=at, step=found, revision=revision, **form.facts())
            return back(plan.case_id, f"step-{step}")
        except Invalid as problem:
            add_problems(form, problem)
        except Conflict as clash:
            clash.current.doer = service.doer(clash.current)
            form_who = Who.from_key(form.cleaned_data["who"])
            shown |= {"clash": clash.current, "revision": clash.revision}
            shown["mine_who"] = table.name(form_who) if form_who and table.has(form_who) else ""
        except Refused as refusal:
            shown["refused"] = refusal.reason
    shown |= {
        "goals": service.goals(plan),
        "drop_form": DropForm(auto_id="drop_%s"),
        "note_form": NoteForm(auto_id="note_%s"),
    }
    return _one(request, "plans/step.html", plan, shown)


@needs(Word.PLAN_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def from_decision(request: Any, case: UUID, decision: UUID) -> HttpResponse:
    """A step of what a meeting decided, filled in as far as the decision says. Without a goal yet: first the goal."""
    actor, at = request.actor, request.now
    decided = service.decided(case, decision, for_=actor, at=at)
    header = cases.header(case, for_=actor, at=at)
    plan = service.current(case, for_=actor, at=at)
    goals = service.goals(plan) if plan and not plan.ended_at else []
    if plan is None or not goals:
        return back(case, "add-goal")
    table = service.table(header, for_=actor, on=timezone.localdate(at), at=at)
    first = {"what": decided.text[:300], "who": Who(institution=decided.institution_id).key}
    first |= {"competence": decided.competence}
    picture = service.understood(case, for_=actor, at=at)
    form = DecisionStepForm(request.POST or None, table=table, picture=picture, goals=goals, initial=first)
    shown: dict[str, Any] = {"form": form, "decision": decided, "header": header}
    if request.method == "POST" and form.is_valid():
        chosen = next(g for g in goals if str(g.pk) == form.cleaned_data["goal"])
        try:
            step = service.add_step(by=actor, at=at, goal=chosen, decision=decision, **form.facts())
            return back(case, f"step-{step.pk}")
        except Invalid as problem:
            add_problems(form, problem)
        except Refused as refusal:
            shown["refused"] = refusal.reason
    return _one(request, "plans/decided.html", plan, shown)


def _written(step: Any) -> dict[str, Any]:
    who = Who(person=step.person_id, institution=step.institution_id, account=step.account_id)
    return {
        "what": step.what, "who": who.key, "due_on": step.due_on, "competence": step.competence, "aim": step.factor_id,
        "rhythm": step.rhythm, "needs": step.needs,
        "needs_there": {True: "yes", False: "no"}.get(step.needs_there, ""),
    }  # fmt: skip


def _number(text: Any) -> int:
    return whole_number(text)


def _one(request: Any, template: str, plan: Any, shown: dict[str, Any]) -> HttpResponse:
    actor, at = request.actor, request.now
    shown.setdefault("header", None)
    shown["header"] = shown["header"] or cases.header(plan.case_id, for_=actor, at=at)
    shown |= {"tab": "plan", "plan": plan, "may_write": service.may_write(plan, for_=actor, at=at)}
    trail.seen(by=actor, at=at, act="plans.page", record_kind="plan", record=plan.pk, case=plan.case_id)
    status = 409 if "clash" in shown else 403 if "refused" in shown else 422 if shown["form"].errors else 200
    return render(request, template, shown, status=status)
