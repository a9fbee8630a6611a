"""The projector: who is here, then one question per view, read from six metres."""

import datetime as dt
import math
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import Invalid, NotFound
from samspil.institutions.terms import Decision as Matter
from samspil.look.service import add_problems, panels, see_other
from samspil.meetings import service
from samspil.meetings.terms import GOING, State, Step
from samspil.meetings.web.asked import Asked, asked, says_why_not, uuid_or_none
from samspil.meetings.web.forms import DecisionForm, JotForm

QUESTIONS = {
    Step.HAPPENING: gettext_lazy("What is happening?"),
    Step.KEEPS: gettext_lazy("What keeps it going?"),
    Step.HELPS: gettext_lazy("What helps?"),
    Step.NETWORK: gettext_lazy("Who is around?"),
    Step.THINK: gettext_lazy("What do we think?"),
    Step.GOALS: gettext_lazy("What should be different?"),
    Step.PRIVATE: gettext_lazy("Private time"),
    Step.DO: gettext_lazy("What will we do?"),
}


def steps_of(sheet: service.Sheet) -> list[Step]:
    return [Step(step) for step in sheet.row.steps]


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_safe
def present(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = _at_table(me, meeting)
    if sheet.meeting.private_since is not None:
        return page(request, me, sheet, Step.PRIVATE)
    me.saw("meetings.present", sheet)
    step = request.GET.get("step", "")
    if sheet.meeting.state == State.CANCELLED:
        return redirect("meetings:show", meeting)
    if step not in sheet.row.steps:
        step = "" if sheet.meeting.state == State.PLANNED else steps_of(sheet)[0]
    return page(request, me, sheet, step)


def _at_table(me: Asked, meeting: UUID) -> service.Sheet:
    sheet = me.sheet(meeting)
    if sheet.header is None:
        raise NotFound
    return sheet


def page(
    request: HttpRequest,
    me: Asked,
    sheet: service.Sheet,
    step: str,
    *,
    decision: DecisionForm | None = None,
    jot: JotForm | None = None,
    problems: dict[str, Any] | None = None,
) -> HttpResponse:
    """One view. Without a step: who is here."""
    here = {i.pk for i in sheet.present}
    begun = sheet.meeting.began_at is not None
    shown = view_of(request, me, sheet, step) | {
        "decision_form": decision or DecisionForm(sheet.header),
        "jot": jot or JotForm(sheet),
        "expected": [(i, i.pk in here or (not begun and i.answer in GOING)) for i in sheet.invitations],
        "problems": problems or {},
        "join": service.join_address(sheet.screen) if sheet.screen else "",
    }
    wrong = problems or any(form is not None and form.errors for form in (decision, jot))
    return render(request, "meetings/present.html", shown, status=422 if wrong else 200)


def view_of(request: HttpRequest, me: Asked, sheet: service.Sheet, step: str) -> dict[str, Any]:
    """What one view shows, in the room and at the shared screen."""
    steps = steps_of(sheet)
    place = steps.index(Step(step)) if step else -1
    ends = (sheet.meeting.began_at or sheet.meeting.starts_at) + dt.timedelta(minutes=sheet.meeting.minutes)
    quiet = step == Step.PRIVATE or not step
    screen = None if quiet else service.screen(sheet, **me.eyes, step=step)
    goals = _goals(me, sheet, screen) if step == Step.GOALS and screen and not screen.off else []
    ahead = steps[place + 1] if 0 <= place < len(steps) - 1 else None
    return {
        "sheet": sheet,
        "meeting": sheet.meeting,
        "child": sheet.header.child if sheet.header else None,
        "step": step,
        "question": QUESTIONS[Step(step)] if step else "",
        "path": [(s, i < place, i == place) for i, s in enumerate(steps)],
        "before": steps[place - 1] if place > 0 else "",
        "back": _address(sheet, steps[place - 1]) if place > 0 else _address(sheet, ""),
        "ahead": ahead,
        "next": _address(sheet, ahead) if ahead else "",
        "ends": ends,
        "left": math.ceil((ends - me.now).total_seconds() / 60),
        "running": sheet.meeting.began_at is not None and sheet.meeting.state == State.PLANNED,
        "screen": screen,
        "goals": goals,
        "left_out": bool(screen and screen.left_out) or any(p.shows.get("left_out") for p in goals),
    }


def _goals(me: Asked, sheet: service.Sheet, screen: service.Screen) -> Any:
    """The plan's part of the screen, where there is a plan."""
    return panels(
        "meeting_goals", header=sheet.header, for_=me.actor, at=me.now, today=me.today, secret=screen.secret,
        quiet=screen.quiet,
    )  # fmt: skip


def _address(sheet: service.Sheet, step: str) -> str:
    return reverse("meetings:present", args=[sheet.meeting.pk]) + (f"?step={step}" if step else "")


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def begin(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = _at_table(me, meeting)
    present = [id for text in request.POST.getlist("present") if (id := uuid_or_none(text))]
    try:
        if sheet.meeting.state == State.PLANNED:
            service.begin(**me.who, meeting=sheet.meeting, present=present)
        else:
            service.note_attendance(**me.who, meeting=sheet.meeting, present=present)
    except Invalid as wrong:
        return page(request, me, sheet, "", problems=wrong.problems)
    return see_other(_address(sheet, steps_of(sheet)[0]))


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def hold(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = _at_table(me, meeting)
    service.hold(**me.who, meeting=sheet.meeting)
    messages.success(request, _("The meeting is over. Next: the minutes."))
    return see_other(reverse("meetings:show", args=[meeting]) + "#minutes")


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def turn(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """To another view, and the shared screen with it."""
    me = asked(request)
    sheet = _at_table(me, meeting)
    step = request.POST.get("step", "")
    if step not in sheet.row.steps:
        return see_other(_address(sheet, ""))
    service.turn(**me.who, meeting=sheet.meeting, step=step)
    return see_other(_address(sheet, step))


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def private(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Private time begins, or is over."""
    me = asked(request)
    sheet = _at_table(me, meeting)
    if request.POST.get("over"):
        service.end_private(**me.who, meeting=sheet.meeting)
        steps = steps_of(sheet)
        place = steps.index(Step.PRIVATE) + 1 if Step.PRIVATE in steps else 0
        return see_other(_address(sheet, steps[min(place, len(steps) - 1)]))
    service.begin_private(**me.who, meeting=sheet.meeting)
    return see_other(_address(sheet, Step.PRIVATE))


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def jot(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Something typed while people speak: a decision, a risk or a task. Back to the view that was on."""
    me = asked(request)
    sheet = _at_table(me, meeting)
    step = request.POST.get("screen", "")
    step = step if step in sheet.row.steps and step != Step.PRIVATE else Step.DO
    form = JotForm(sheet, request.POST)
    if form.is_valid():
        try:
            _keep(me, sheet, form.cleaned_data)
        except Invalid as wrong:
            add_problems(form, wrong)
        else:
            return see_other(_address(sheet, step) + "#written")
    return page(request, me, sheet, step, jot=form)


def _keep(me: Asked, sheet: service.Sheet, said: dict[str, Any]) -> None:
    facts = {**me.who, "meeting": sheet.meeting, "text": said["text"]}
    if said["what"] == "decision":
        service.decide(**facts, institution=said["institution"], matter=Matter.JOINT_PLAN)
    elif said["what"] == "risk":
        service.note_risk(**facts, measure=said["measure"], institution=said["institution"] or None)
    else:
        who = uuid_or_none(said["invitation"])
        service.note_task(**facts, invitation=who, due_on=said["due_on"])


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def done(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """A task is done."""
    me = asked(request)
    task = uuid_or_none(request.POST.get("task"))
    if task is None:
        raise NotFound
    service.do_task(**me.who, task=task)
    return see_other(reverse("meetings:show", args=[meeting]) + "#tasks")
