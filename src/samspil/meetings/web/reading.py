"""What the projector will say, read beforehand on one's own screen."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import NotFound
from samspil.look.service import panels
from samspil.meetings import service
from samspil.meetings.terms import Step
from samspil.meetings.web.asked import asked
from samspil.meetings.web.presenting import QUESTIONS


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_safe
def texts(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = me.sheet(meeting)
    if sheet.header is None:
        raise NotFound
    me.saw("meetings.texts", sheet)
    secret = service.screen(sheet, **me.eyes, step=Step.GOALS).secret
    found = panels(
        "meeting_goals", header=sheet.header, for_=me.actor, at=me.now, today=me.today, secret=secret
    )
    goals = [words for panel in found for words in panel.shows.get("texts", ())]
    ahead = service.read_ahead(sheet, **me.eyes, goals=goals)
    views = [(QUESTIONS[Step(view)] if view else "", lines) for view, lines in ahead.views]
    shown = {
        "sheet": sheet,
        "meeting": sheet.meeting,
        "header": sheet.header,
        "tab": "meetings",
        "ahead": ahead,
        "views": views,
    }
    return render(request, "meetings/texts.html", shown)
