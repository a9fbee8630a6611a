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
from samspil.look.service import see_other
from samspil.meetings import service
from samspil.meetings.terms import GOING, State, Step
from samspil.meetings.web.asked import Asked, asked, says_why_not, uuid_or_none
from samspil.meetings.web.forms import DecisionForm

STEPS = list(Step)
QUESTIONS = {
    Step.HAPPENING: gettext_lazy("What is happening?"),
    Step.KEEPS: gettext_lazy("What keeps it going?"),
    Step.HELPS: gettext_lazy("What helps?"),
    Step.DO: gettext_lazy("What will we do?"),
}


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_safe
def present(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = _at_table(me, meeting)
    me.saw("meetings.present", sheet)
    step = request.GET.get("step", "")
    if sheet.meeting.state == State.CANCELLED:
        return redirect("meetings:show", meeting)
    if step not in Step.values:
        step = "" if sheet.meeting.state == State.PLANNED else Step.HAPPENING
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
    problems: dict[str, Any] | None = None,
) -> HttpResponse:
    """One view. Without a step: who is here."""
    place = STEPS.index(Step(step)) if step else -1
    ends = (sheet.meeting.began_at or sheet.meeting.starts_at) + dt.timedelta(minutes=sheet.meeting.minutes)
    here = {i.pk for i in sheet.present}
    shown = {
        "sheet": sheet,
        "meeting": sheet.meeting,
        "child": sheet.header.child if sheet.header else None,
        "step": step,
        "question": QUESTIONS[Step(step)] if step else "",
        "path": [(s, i < place, i == place) for i, s in enumerate(STEPS)],
        "back": _address(sheet, STEPS[place - 1]) if place > 0 else _address(sheet, ""),
        "ahead": STEPS[place + 1] if 0 <= place < len(STEPS) - 1 else None,
        "next": _address(sheet, STEPS[place + 1]) if 0 <= place < len(STEPS) - 1 else "",
        "ends": ends,
        "left": math.ceil((ends - me.now).total_seconds() / 60),
        "running": sheet.meeting.began_at is not None and sheet.meeting.state == State.PLANNED,
        "screen": service.screen(sheet, **me.eyes) if step else None,
        "decision_form": decision or DecisionForm(sheet.header),
        "expected": [(i, i.pk in here if here else i.answer in GOING) for i in sheet.invitations],
        "problems": problems or {},
    }
    wrong = problems or (decision is not None and decision.errors)
    return render(request, "meetings/present.html", shown, status=422 if wrong else 200)


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
    return see_other(_address(sheet, Step.HAPPENING))


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def hold(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = _at_table(me, meeting)
    service.hold(**me.who, meeting=sheet.meeting)
    messages.success(request, _("The meeting is over. Next: the minutes."))
    return see_other(reverse("meetings:show", args=[meeting]) + "#minutes")
