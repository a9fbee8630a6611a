"""The shared screen: opening and closing its link, letting in, and what somebody with the link meets."""

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspil.access.service import Purpose, Word, needs, open_to_all
from samspil.accounts import service as accounts
from samspil.ground import fence
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.look.service import see_other
from samspil.meetings import service
from samspil.meetings.terms import Step
from samspil.meetings.web.asked import Asked, asked, says_why_not, uuid_or_none
from samspil.meetings.web.presenting import _at_table, view_of
from samspil.trail import service as trail

MEETING = needs(Word.MEETING_READ, Purpose.MEETING)


@MEETING
@require_POST
@says_why_not
def share(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Open the link, or end it."""
    me = asked(request)
    sheet = _at_table(me, meeting)
    if request.POST.get("end"):
        service.close_screen(**me.who, meeting=sheet.meeting)
    else:
        service.open_screen(**me.who, meeting=sheet.meeting)
    return see_other(reverse("meetings:present", args=[meeting]) + "#join")


@MEETING
@require_POST
@says_why_not
def admit(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Let somebody in who knocks, or not."""
    me = asked(request)
    sheet = _at_table(me, meeting)
    guest = uuid_or_none(request.POST.get("guest"))
    if guest is None:
        raise NotFound
    do = service.let_in if request.POST.get("in") else service.send_out
    do(**me.who, meeting=sheet.meeting, guest=guest)
    step = request.POST.get("screen", "")
    return see_other(
        reverse("meetings:present", args=[meeting]) + (f"?step={step}" if step in Step.values else "")
    )


@MEETING
@require_safe
def knocks(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Who knocks now, asked again and again by the projector."""
    me = asked(request)
    sheet = _at_table(me, meeting)
    shown = {"sheet": sheet, "meeting": sheet.meeting, "step": request.GET.get("step", "")}
    return render(request, "meetings/_knocks.html", shown)


@open_to_all(
    "whoever was given the link of a meeting's screen joins by it; they say who they are and are let in"
)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    me = asked(request)
    try:
        screen = service.screen_by_secret(accounts.secret_hash(token), at=me.now)
    except NotFound:
        return render(request, "meetings/link_ended.html", status=404)
    problem = ""
    with _spoken(screen):
        if request.method == "POST":
            wanted = uuid_or_none(request.POST.get("invitation"))
            try:
                guest = service.knock(**me.who, screen=screen, invitation=wanted)
            except (Invalid, Refused) as wrong:
                said = wrong.problems.values() if isinstance(wrong, Invalid) else [wrong.reason]
                problem = " ".join(map(str, said))
            else:
                request.session[_name(screen)] = str(guest.pk)
                return see_other("meetings:join", token)
        found = service.guest_of(screen, _kept(request, screen))
        shown: dict[str, Any] = {"token": token, "problem": problem, "meeting": screen.meeting}
        if found is None:
            shown["names"] = service.names_at(screen)
            return render(request, "meetings/join.html", shown, status=422 if problem else 200)
        if found.let_in_at is None:
            return render(request, "meetings/join_wait.html", shown | {"guest": found})
        part, tag = _part(request, me, token, screen, found)
        return render(request, "meetings/joined.html", shown | {"part": part, "tag": tag, "guest": found})


@open_to_all("the shared screen of a meeting asks again and again what the room sees now")
@never_cache
@require_safe
def now(request: HttpRequest, token: str) -> HttpResponse:
    """What the room sees now; nothing when that is what the browser has already."""
    me = asked(request)
    try:
        screen = service.screen_by_secret(accounts.secret_hash(token), at=me.now)
    except NotFound:
        return _anew()
    found = service.guest_of(screen, _kept(request, screen))
    have = request.GET.get("have", "")
    if found is None:
        return _anew()
    if found.let_in_at is None:
        return HttpResponse(status=204)
    if not have:
        return _anew()
    with _spoken(screen):
        part, tag = _part(request, me, token, screen, found, have)
    if tag == have:
        return HttpResponse(status=204)
    return HttpResponse(part)


def _anew() -> HttpResponse:
    """Somebody was let in, sent out, or the meeting is over: the page is asked for anew."""
    answer = HttpResponse(status=200)
    answer["HX-Refresh"] = "true"
    return answer


def _part(
    request: HttpRequest, me: Asked, token: str, screen: Any, guest: Any, have: str = ""
) -> tuple[str, str]:
    """What everybody in the room may see, and a tag of it. A look that shows something new is recorded; in private time
    nothing is shown and nothing recorded."""
    eyes = service.eyes_of(screen, me.now)
    with fence.acting(eyes, at=me.now):
        sheet = service.sheet_for_guest(screen, for_=eyes, at=me.now)
        step = Step.PRIVATE if sheet.meeting.private_since else screen.step or sheet.row.steps[0]
        shown = view_of(request, Asked(eyes, me.now, me.today), sheet, step)
        shown |= {"guest": guest, "joined": token, "decision_form": None, "jot": None}
        part = render_to_string("meetings/_view.html", shown, request=request)
        tag = hashlib.sha256(part.encode()).hexdigest()[:16]
        part = render_to_string("meetings/_joined.html", {"part": part, "tag": tag, **shown}, request=request)
        if tag != have and step != Step.PRIVATE:
            nobody_of_us = replace(eyes, account=None)  # the guest read, not who opened the screen
            trail.seen(
                by=nobody_of_us, at=me.now, act="meetings.joined", record_kind="meeting", record=sheet.meeting.pk,
                case=sheet.meeting.case_id, details={"invitation": str(guest.invitation_id)},
            )  # fmt: skip
    return part, tag


def _name(screen: Any) -> str:
    return f"guest {screen.pk}"


def _kept(request: HttpRequest, screen: Any) -> UUID | None:
    return uuid_or_none(request.session.get(_name(screen)))


@contextlib.contextmanager
def _spoken(screen: Any) -> Iterator[None]:
    """In the language and on the clock of the case: whoever joins is signed in nowhere."""
    meeting = screen.meeting
    with translation.override(meeting.case.language), timezone.override(ZoneInfo(meeting.time_zone)):
        yield
