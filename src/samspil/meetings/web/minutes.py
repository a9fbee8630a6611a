"""Writing the minutes, closing them, agreeing to them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import Purpose, Word, needs
from samspil.documents import service as documents
from samspil.ground.errors import Conflict, Invalid, NotFound
from samspil.ground.numbers import whole_number
from samspil.look.service import see_other
from samspil.meetings import service
from samspil.meetings.web import showing
from samspil.meetings.web.asked import Asked, asked, says_why_not


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
    try:
        service.close_minutes(**me.who, meeting=sheet.meeting, revision=_revision(request))
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


def _again(request: HttpRequest, me: Asked, sheet: service.Sheet, words: str) -> HttpResponse:
    return showing.page(request, me, sheet, problems={"minutes": words})
