"""The own meetings in a calendar program: making the address, ending it, and what it answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Purpose, Word, needs, open_to_all
from samspil.ground.errors import NotFound
from samspil.look.service import see_other
from samspil.meetings import service
from samspil.meetings.web.asked import asked


@needs(Word.MEETING_READ, Purpose.OVERVIEW)
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    me = asked(request)
    return render(request, "meetings/calendar.html", {"feed": service.own_feed(for_=me.actor)})


@needs(Word.MEETING_READ, Purpose.OVERVIEW)
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """The address is shown in the answer itself, once: it stands in no session, log or history."""
    me = asked(request)
    feed, secret = service.make_feed(**me.who)
    address = request.build_absolute_uri(reverse("meetings:feed", args=[secret]))
    answer = render(request, "meetings/calendar.html", {"feed": feed, "address": address})
    answer["Cache-Control"] = "no-store"
    return answer


@needs(Word.MEETING_READ, Purpose.OVERVIEW)
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    me = asked(request)
    if service.end_feed(**me.who):
        messages.success(request, _("The address has ended. Programs that used it get nothing more."))
    return see_other("meetings:calendar")


@open_to_all("a calendar program reads it by a secret address; it holds times and kinds of meetings, no name")
@csrf_exempt
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar. It sets no cookie; an address that ended answers like one that never was."""
    me = asked(request)
    try:
        handed = service.hand_out_feed(
            **me.who, secret=secret, known=request.headers.get("If-None-Match", "")
        )
    except NotFound:
        return HttpResponse(status=404, content_type="text/plain")
    if handed.body is None:
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(handed.body, content_type="text/calendar; charset=utf-8; method=PUBLISH")
        answer["Content-Disposition"] = 'inline; filename="meetings.ics"'
    answer["ETag"] = handed.tag
    answer["Cache-Control"] = "private, no-cache"
    return answer
