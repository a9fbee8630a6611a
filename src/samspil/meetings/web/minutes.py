"""Writing the minutes, closing them, agreeing to them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.documents import service as documents
from samspil.ground.errors import Conflict, Invalid, NotFound
from samspil.ground.numbers import whole_number
from samspil.look.service import NotADay, handed_out, read_day, see_other
from samspil.meetings import service
from samspil.meetings.terms import Gets
from samspil.meetings.web import showing
from samspil.meetings.web.asked import Asked, asked, says_why_not, uuid_or_none


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_http_methods(["GET", "HEAD", "POST"])
@says_why_not
def write(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = me.sheet(meeting)
    if not sheet.may_write:
        raise NotFound
    key = f"minutes:{meeting}"
    if request.method != "POST":
        me.saw("meetings.minutes", sheet)
        draft = documents.drafts.find(key, for_=me.actor)
        text = _kept(draft, "text") if draft else sheet.meeting.minutes_text
        return _page(request, sheet, text, key, draft=draft)
    text = request.POST.get("text", "")
    try:
        service.write_minutes(**me.who, meeting=sheet.meeting, revision=_revision(request), text=text)
    except Conflict as between:
        return _page(request, sheet, text, key, conflict=between)
    except Invalid as wrong:
        return _page(request, sheet, text, key, problem=" ".join(map(str, wrong.problems.values())))
    documents.drafts.drop(key, by=me.actor)
    return see_other(reverse("meetings:show", args=[meeting]) + "#minutes")


def _kept(draft: Any, name: str) -> str:
    """A field of a draft; one that was kept as a list counts as its first value."""
    kept = draft.fields.get(name, "")
    return str(kept[0] if isinstance(kept, list) and kept else kept or "")


def _revision(request: HttpRequest) -> int:
    text = request.POST.get("revision", "")
    return whole_number(text)


def _page(
    request: HttpRequest,
    sheet: service.Sheet,
    text: str,
    key: str,
    *,
    draft: Any = None,
    conflict: Conflict | None = None,
    problem: str = "",
) -> HttpResponse:
    revision = conflict.revision if conflict else sheet.meeting.revision
    if draft:
        revision = whole_number(
            _kept(draft, "revision"), revision
        )  # a draft stands on what its writer saw then
    shown = {
        "sheet": sheet, "meeting": sheet.meeting, "header": sheet.header, "tab": "meetings", "text": text, "key": key,
        "draft": draft, "conflict": conflict, "problem": problem, "revision": revision,
    }  # fmt: skip
    return render(
        request, "meetings/minutes.html", shown, status=409 if conflict else 422 if problem else 200
    )


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def close(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = me.sheet(meeting)
    if not sheet.may_write:
        raise NotFound
    until = request.POST.get("comments_until", "").strip()
    try:
        day = read_day(until, me.actor.language, today=me.today) if until else None
    except NotADay:
        return _again(request, me, sheet, _("Write the day until which people can comment."))
    try:
        service.close_minutes(
            **me.who, meeting=sheet.meeting, revision=_revision(request), comments_until=day
        )
    except Conflict:
        return _again(
            request, me, sheet, _("The minutes changed in between. Read them again, then close them.")
        )
    except Invalid as wrong:
        return _again(request, me, sheet, " ".join(map(str, wrong.problems.values())))
    messages.success(request, _("Minutes closed. Everybody invited is asked to read them."))
    return see_other(reverse("meetings:show", args=[meeting]) + "#minutes")


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def agree(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = me.sheet(meeting)
    try:
        service.agree(**me.who, meeting=sheet.meeting, note=request.POST.get("minutes_note", ""))
    except Invalid as wrong:
        return _again(request, me, sheet, " ".join(map(str, wrong.problems.values())))
    return see_other(reverse("meetings:show", args=[meeting]) + "#minutes")


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def comment(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """What somebody says about the minutes who does not sign in here."""
    me = asked(request)
    sheet = me.sheet(meeting)
    wanted = uuid_or_none(request.POST.get("invitation"))
    try:
        service.note_comment(
            **me.who,
            meeting=sheet.meeting,
            invitation=wanted,
            words=request.POST.get("words", ""),
        )
    except Invalid as wrong:
        return _again(request, me, sheet, " ".join(map(str, wrong.problems.values())))
    return see_other(reverse("meetings:show", args=[meeting]) + "#minutes")


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_http_methods(["GET", "HEAD", "POST"])
@says_why_not
def correct(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Closed minutes, corrected with a reason."""
    me = asked(request)
    sheet = me.sheet(meeting)
    if not sheet.may_write or sheet.meeting.minutes_closed_at is None:
        raise NotFound
    text, why = sheet.meeting.minutes_text, ""
    problems: dict[str, Any] = {}
    conflict = None
    if request.method == "POST":
        text, why = request.POST.get("text", ""), request.POST.get("why", "")
        try:
            service.correct_minutes(
                **me.who, meeting=sheet.meeting, revision=_revision(request), text=text, why=why
            )
        except Conflict as between:
            conflict = between
        except Invalid as wrong:
            problems = wrong.problems
        else:
            messages.success(request, _("Corrected. Everybody is asked to read them again."))
            return see_other(reverse("meetings:show", args=[meeting]) + "#minutes")
    else:
        me.saw("meetings.minutes", sheet)
    shown = {
        "sheet": sheet, "meeting": sheet.meeting, "header": sheet.header, "tab": "meetings", "text": text, "why": why,
        "problems": problems, "conflict": conflict,
        "revision": conflict.revision if conflict else sheet.meeting.revision,
    }  # fmt: skip
    status = 409 if conflict else 422 if problems else 200
    return render(request, "meetings/correct.html", shown, status=status)


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_POST
@says_why_not
def sign(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Own presence confirmed, or whose signatures stand on paper."""
    me = asked(request)
    sheet = me.sheet(meeting)
    wanted = None
    if request.POST.get("paper"):
        wanted = [id for text in request.POST.getlist("signed") if (id := uuid_or_none(text))]
    service.sign_presence(**me.who, meeting=sheet.meeting, invitations=wanted)
    return see_other(reverse("meetings:show", args=[meeting]) + "#invited")


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_http_methods(["GET", "HEAD", "POST"])
@says_why_not
def papers(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Who is given what of the minutes, and the sheet for each."""
    me = asked(request)
    sheet = me.sheet(meeting)
    if not sheet.may_write:
        raise NotFound
    if request.method == "POST":
        wanted = uuid_or_none(request.POST.get("invitation"))
        try:
            service.give(
                **me.who,
                meeting=sheet.meeting,
                invitation=wanted,
                gets=request.POST.get("gets", ""),
            )
        except Invalid as wrong:
            return _again(request, me, sheet, " ".join(map(str, wrong.problems.values())))
        return see_other("meetings:papers", meeting)
    me.saw("meetings.minutes", sheet)
    shown = {
        "sheet": sheet, "meeting": sheet.meeting, "header": sheet.header, "tab": "meetings", "gets": Gets.choices,
        "rows": [(i, service.gets_of(sheet, i)) for i in sheet.invitations],
    }  # fmt: skip
    return render(request, "meetings/papers.html", shown)


@needs(Word.MEETING_READ, Purpose.MEETING)
@require_safe
def paper(request: HttpRequest, meeting: UUID, invitation: UUID) -> HttpResponse:
    """The minutes for one of the invited, as a file."""
    me = asked(request)
    sheet = me.sheet(meeting)
    found = next((i for i in sheet.invitations if i.pk == invitation), None)
    if found is None:
        raise NotFound
    made = service.print_minutes(**me.who, sheet=sheet, invitation=found)
    return handed_out(made, "application/pdf", "minutes.pdf")


def _again(request: HttpRequest, me: Asked, sheet: service.Sheet, words: str) -> HttpResponse:
    return showing.page(request, me, sheet, problems={"minutes": words})
