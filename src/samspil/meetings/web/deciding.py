"""Writing down decisions and dissent, from the meeting's page or without leaving the projector."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import add_problems, see_other
from samspil.meetings import service
from samspil.meetings.terms import Step
from samspil.meetings.web import presenting, showing
from samspil.meetings.web.asked import Asked, asked, says_why_not, uuid_or_none
from samspil.meetings.web.forms import DecisionForm


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def decide(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = me.sheet(meeting)
    if sheet.header is None:
        raise NotFound
    form = DecisionForm(sheet.header, request.POST)
    if form.is_valid():
        try:
            service.decide(**me.who, meeting=sheet.meeting, **form.cleaned_data)
        except Invalid as wrong:
            add_problems(form, wrong)
        else:
            return _back(request, meeting)
    return _again(request, me, sheet, decision=form)


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def dissent(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = me.sheet(meeting)
    decision = uuid_or_none(request.POST.get("decision"))
    if sheet.header is None or decision not in {d.pk for d in sheet.decisions}:
        raise NotFound
    try:
        service.dissent(
            **me.who,
            meeting=sheet.meeting,
            decision=decision,  # type: ignore[arg-type]
            words=request.POST.get("words", ""),
            invitation=uuid_or_none(request.POST.get("invitation")),
        )
    except Invalid as wrong:
        typed = {name: request.POST.get(name, "") for name in ("words", "invitation")}
        said = {"decision": decision, **typed, "problems": list(wrong.problems.values())}
        return _again(request, me, sheet, problems={"dissent": said})
    return _back(request, meeting)


def _back(request: HttpRequest, meeting: UUID) -> HttpResponse:
    if request.POST.get("screen"):
        return see_other(reverse("meetings:present", args=[meeting]) + f"?step={Step.DO}")
    return see_other(reverse("meetings:show", args=[meeting]) + "#decisions")


def _again(request: HttpRequest, me: Asked, sheet: service.Sheet, **more: Any) -> HttpResponse:
    if request.POST.get("screen"):
        return presenting.page(request, me, sheet, Step.DO, **more)
    return showing.page(request, me, sheet, **more)
