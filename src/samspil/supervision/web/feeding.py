"""Sessions in one's own calendar program: making the address, ending it, and what it answers."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import open_to_all
from samspil.ground.errors import NotFound
from samspil.look.service import see_other
from samspil.supervision import service
from samspil.supervision.web.year import supervises


@supervises
@require_safe
def calendar(request: Any) -> HttpResponse:
    return render(request, "supervision/calendar.html", {"feed": service.own_feed(for_=request.actor)})


@supervises
@require_POST
def make(request: Any) -> HttpResponse:
    """The address is shown in the answer itself, once: it stands in no session, log or history."""
    secret = service.make_feed(by=request.actor, at=request.now)
    address = request.build_absolute_uri(reverse("supervision:feed", args=[secret]))
    shown = {"feed": service.own_feed(for_=request.actor), "address": address}
    answer = render(request, "supervision/calendar.html", shown)
    answer["Cache-Control"] = "no-store"
    return answer


@supervises
@require_POST
def end(request: Any) -> HttpResponse:
    service.end_feed(by=request.actor, at=request.now)
    return see_other("supervision:calendar")


@open_to_all(
    "a calendar program reads it by a secret address; it holds times, kinds and themes of sessions, no name"
)
@csrf_exempt
@require_safe
def feed(request: Any, secret: str) -> HttpResponse:
    """The calendar. It sets no cookie; an address that ended answers like one that never was."""
    known = request.headers.get("If-None-Match", "")
    try:
        handed = service.hand_out_feed(by=request.actor, at=request.now, secret=secret, known=known)
    except NotFound:
        return HttpResponse(status=404, content_type="text/plain")
    if handed.body is None:
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(handed.body, content_type="text/calendar; charset=utf-8; method=PUBLISH")
        answer["Content-Disposition"] = 'inline; filename="supervision.ics"'
    answer["ETag"] = handed.tag
    answer["Cache-Control"] = "private, no-cache"
    return answer
