"""What is done from the pages of a plan: each reads the form, makes one call to the door, and goes back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.look.service import add_problems, with_revision
from samspil.plans import service
from samspil.plans.terms import StepState, Who
from samspil.plans.web.forms import AnswerForm, GoalForm, ReviewForm, StartForm, StepForm
from samspil.plans.web.page import Asked, show
from samspil.plans.web.views import back


def _try(request: Any, case: UUID, deed: Callable[[], Any], anchor: str, asked: Asked) -> HttpResponse:
    """The deed, then back to the plan; or the plan with what is wrong beside the field, and what was typed."""
    try:
        done = deed()
    except Invalid as problem:
        if asked.form is not None:
            add_problems(asked.form, problem)
        else:
            asked.banner = [str(w) for words in problem.problems.values() for w in _several(words)]
        return show(request, case, asked, status=422)
    except Refused as refusal:
        asked.banner = [str(refusal.reason)]
        return show(request, case, asked, status=403)
    except Conflict as clash:
        if asked.form is not None:
            with_revision(asked.form, clash.revision)
        asked.banner = [_changed()]
        return show(request, case, asked, status=409)
    return back(case, anchor.format(id=getattr(done, "pk", "")))


def _several(words: Any) -> list[Any]:
    return words if isinstance(words, list) else [words]


def _changed() -> str:
    return _("Somebody changed the plan in between. Look at it as it is now; what you typed is still below.")


@needs(Word.PLAN_WRITE)
@require_POST
def start(request: Any, case: UUID) -> HttpResponse:
    cases.get(case, for_=request.actor, at=request.now)
    form = StartForm(request.POST, auto_id="start_%s")
    asked = Asked("start", form=form)
    if not form.is_valid():
        return show(request, case, asked, status=422)
    return _try(
        request, case, lambda: service.draft(by=request.actor, at=request.now, case=case, **form.cleaned_data),
        "add-goal", asked,
    )  # fmt: skip


@needs(Word.PLAN_WRITE)
@require_POST
def new_goal(request: Any, plan: UUID) -> HttpResponse:
    found = service.get(plan, for_=request.actor, at=request.now)
    picture = service.understood(found.case_id, for_=request.actor, at=request.now)
    form = GoalForm(request.POST, picture=picture, auto_id="goal_%s")
    asked = Asked("goal", form=form)
    if not form.is_valid():
        return show(request, found.case_id, asked, status=422)
    return _try(
        request, found.case_id,
        lambda: service.add_goal(by=request.actor, at=request.now, plan=found, **form.facts()),
        "goal-{id}", asked,
    )  # fmt: skip


@needs(Word.PLAN_WRITE)
@require_POST
def new_step(request: Any, goal: UUID) -> HttpResponse:
    found = service.goal(goal, for_=request.actor, at=request.now)
    case = found.plan.case_id
    picture = service.understood(case, for_=request.actor, at=request.now)
    form = StepForm(request.POST, table=_table(request, case), picture=picture, auto_id=f"step_{goal}_%s")
    asked = Asked("step", goal=goal, form=form)
    if not form.is_valid():
        return show(request, case, asked, status=422)
    return _try(
        request, case, lambda: service.add_step(by=request.actor, at=request.now, goal=found, **form.facts()),
        "step-{id}", asked,
    )  # fmt: skip


def _table(request: Any, case: UUID) -> service.Table:
    header = cases.header(case, for_=request.actor, at=request.now)
    return service.table(header, for_=request.actor, on=timezone.localdate(request.now), at=request.now)


@needs(Word.PLAN_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: Any, step: UUID) -> HttpResponse:
    """Done, started, open again. A link that only leads here shows the step in its plan."""
    found = service.step(step, for_=request.actor, at=request.now)
    case = found.goal.plan.case_id
    if request.method != "POST":
        return back(case, f"step-{step}")
    state = request.POST.get("state") or StepState.DONE
    answer = _try(
        request, case,
        lambda: service.do(by=request.actor, at=request.now, step=found, state=state, note=request.POST.get("note", "")),
        "step-{id}", Asked(),
    )  # fmt: skip
    if request.POST.get("back") == "day" and answer.status_code == 303:
        answer["Location"] = reverse("desk:day")
    return answer


@needs(Word.PLAN_WRITE)
@require_POST
def drop(request: Any, step: UUID) -> HttpResponse:
    found = service.step(step, for_=request.actor, at=request.now)
    return _try(
        request, found.goal.plan.case_id,
        lambda: service.drop(by=request.actor, at=request.now, step=found, reason=request.POST.get("reason", "")),
        "step-{id}", Asked(),
    )  # fmt: skip


@needs(Word.PLAN_WRITE)
@require_POST
def move(request: Any, step: UUID) -> HttpResponse:
    found = service.step(step, for_=request.actor, at=request.now)
    to = request.POST.get("to", "")
    goal = _uuid(to)

    def deed() -> None:
        service.move(by=request.actor, at=request.now, step=found, goal=goal, up=to == "up")

    return _try(request, found.goal.plan.case_id, deed, f"step-{step}", Asked())


@needs(Word.PLAN_WRITE)
@require_POST
def move_goal(request: Any, goal: UUID) -> HttpResponse:
    found = service.goal(goal, for_=request.actor, at=request.now)
    to = request.POST.get("to", "")

    def deed() -> None:
        if to == "away":
            service.remove_goal(by=request.actor, at=request.now, goal=found)
        else:
            service.move_goal(by=request.actor, at=request.now, goal=found, up=to == "up")

    return _try(request, found.plan.case_id, deed, "plan" if to == "away" else f"goal-{goal}", Asked())


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@needs(Word.PLAN_WRITE)
@require_POST
def answer(request: Any, plan: UUID) -> HttpResponse:
    found = service.get(plan, for_=request.actor, at=request.now)
    form = AnswerForm(request.POST, table=_table(request, found.case_id), auto_id="answer_%s")
    asked = Asked("answer", form=form)
    if not form.is_valid():
        return show(request, found.case_id, asked, status=422)
    data = form.cleaned_data
    return _try(
        request, found.case_id,
        lambda: service.agree(
            by=request.actor, at=request.now, plan=found, who=Who.from_key(data["who"]), answer=data["answer"],
            note=data["note"],
        ),
        "agreements", asked,
    )  # fmt: skip


@needs(Word.PLAN_WRITE)
@require_POST
def in_force(request: Any, plan: UUID) -> HttpResponse:
    found = service.get(plan, for_=request.actor, at=request.now)
    return _try(
        request, found.case_id, lambda: service.put_in_force(by=request.actor, at=request.now, plan=found),
        "plan", Asked(),
    )  # fmt: skip


@needs(Word.PLAN_WRITE)
@require_POST
def review(request: Any, plan: UUID) -> HttpResponse:
    found = service.get(plan, for_=request.actor, at=request.now)
    measured = service.measured(service.goals(found), service.agreed(service.versions(found)))
    form = ReviewForm(request.POST, goals=measured, auto_id="review_%s")
    asked = Asked("review", form=form)
    if not form.is_valid():
        return show(request, found.case_id, asked, status=422)
    data = form.cleaned_data
    return _try(
        request, found.case_id,
        lambda: service.review(
            by=request.actor, at=request.now, plan=found, revision=data["revision"],
            goes_on=data["goes_on"] == ReviewForm.GOES_ON, review_on=data["review_on"], reason=data["reason"],
            note=data["note"], results=form.results(),
        ),
        "plan", asked,
    )  # fmt: skip
