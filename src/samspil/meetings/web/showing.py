"""Lists of meetings, one meeting, its calendar file, and the answer of somebody who is signed in."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound
from samspil.look import service as look
from samspil.look.service import see_other
from samspil.meetings import service
from samspil.meetings.terms import Basis
from samspil.meetings.web.asked import Asked, asked, says_why_not, uuid_or_none
from samspil.meetings.web.forms import DecisionForm
from samspil.trail import service as trail


@needs(Word.MEETING_READ, Purpose.OVERVIEW)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    me = asked(request)
    shown: dict[str, Any] = {
        "coming": service.coming(**me.eyes),
        "past": service.past(
            **me.eyes,
            after=uuid_or_none(request.GET.get("after")),
            before=uuid_or_none(request.GET.get("before")),
        ),
    }
    named = sorted({str(m.case_id) for m in (*shown["coming"], *shown["past"].items) if m.case_id})
    trail.seen(
        by=me.actor,
        at=me.now,
        act="meetings.list",
        record_kind="meetings",
        details={"cases": named} if named else None,
    )
    return render(request, "meetings/list.html", shown)


@needs(Word.MEETING_READ)
@require_safe
def of_case(request: HttpRequest, case: UUID) -> HttpResponse:
    me = asked(request)
    header = cases.header(case, **me.eyes)
    trail.seen(by=me.actor, at=me.now, act="meetings.of_case", record_kind="case", record=case, case=case)
    found = service.of_case(
        case,
        **me.eyes,
        after=uuid_or_none(request.GET.get("after")),
        before=uuid_or_none(request.GET.get("before")),
    )
    may_call = me.actor.may(Word.MEETING_CALL) and header.case.closed_at is None
    shown = {"header": header, "tab": "meetings", "found": found, "may_call": may_call}
    return render(request, "meetings/of_case.html", shown)


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_safe
def show(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = me.sheet(meeting)
    me.saw("meetings.show", sheet)
    return page(request, me, sheet)


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_safe
def who(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Who can see the meeting and its minutes; for those at the table, who may know who else sits there."""
    me = asked(request)
    sheet = me.sheet(meeting)
    if sheet.header is None:
        raise NotFound
    me.saw("meetings.who", sheet)
    day = look.day_asked(request)
    shown = {
        "header": sheet.header,
        "seen": look.seen(day, service.who_could(sheet.meeting, at=day.at), us=me.actor.institution, also=("meeting", sheet.meeting)),
        "title": _("Who can see this meeting"),
        "what": _(
            "What it is for, decisions, dissent and minutes. The family sees what it was invited to and what was agreed, in its own view."
        ),
        "nobody": _("Nobody could see it then. It had not been called."),
        "back_url": reverse("meetings:show", args=[meeting]), "back_words": _("Back to the meeting"),
    }  # fmt: skip
    return render(request, "meetings/who.html", shown)


def page(
    request: HttpRequest,
    me: Asked,
    sheet: service.Sheet,
    *,
    decision: DecisionForm | None = None,
    problems: dict[str, object] | None = None,
) -> HttpResponse:
    """The meeting's page; after a problem with what was typed still in it."""
    if sheet.header is None:
        return render(
            request, "meetings/facts.html", {"sheet": sheet, "meeting": sheet.meeting, "now": me.now}
        )
    shown = {
        "sheet": sheet,
        "meeting": sheet.meeting,
        "header": sheet.header,
        "tab": "meetings",
        "now": me.now,
        "decision_form": decision or DecisionForm(sheet.header),
        "problems": problems or {},
        "bases": Basis.choices,
        "offered": service.may_rest_on(sheet.header, **me.eyes) if sheet.may_lead else [],
    }
    wrong = problems or (decision is not None and decision.errors)
    return render(request, "meetings/show.html", shown, status=422 if wrong else 200)


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def answer(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = me.sheet(meeting)
    try:
        service.answer(
            **me.who,
            meeting=sheet.meeting,
            answer=request.POST.get("answer", ""),
            note=request.POST.get("note", ""),
        )
    except Invalid as wrong:
        return page(request, me, sheet, problems=wrong.problems)
    return see_other("meetings:show", meeting)


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_safe
def ics(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """The meeting for the own calendar. Something leaves the system, so the trail says so."""
    me = asked(request)
    sheet = me.sheet(meeting)
    part = service.as_calendar(
        sheet.meeting,
        at=me.now,
        method="PUBLISH",
        link=settings.SITE_URL.rstrip("/") + reverse("meetings:show", args=[meeting]),
        organizer=service.organizer(),
        language=me.actor.language,
        with_place=True,
    )
    trail.record(
        by=me.actor, at=me.now, act="meetings.ics", record_kind="meeting", record=meeting,
        case=sheet.meeting.case_id, deed=trail.Deed.LEFT,
    )  # fmt: skip
    answer = HttpResponse(part, content_type="text/calendar; charset=utf-8; method=PUBLISH")
    answer["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    answer["Cache-Control"] = "no-store"
    return answer
