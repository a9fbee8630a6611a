"""Calling a meeting, changing it, cancelling it, inviting more people."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samspil.access.service import Purpose, Word, needs
from samspil.cases import service as cases
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.ground.numbers import whole_number
from samspil.look.service import add_problems, see_other
from samspil.meetings import service
from samspil.meetings.terms import Basis, Kind, KindRow, Role, row_for
from samspil.meetings.web import showing
from samspil.meetings.web.asked import Asked, asked, says_why_not, uuid_or_none
from samspil.meetings.web.forms import CallForm, WhenForm, extras, invited, rows
from samspil.trail import service as trail

BOTH = require_http_methods(["GET", "HEAD", "POST"])


@needs(Word.MEETING_CALL, Purpose.MEETING)
@BOTH
def new(request: HttpRequest, case: UUID) -> HttpResponse:
    me = asked(request)
    header = cases.header(case, **me.eyes)
    data = request.POST if request.method == "POST" else None
    row = _row((data or request.GET).get("kind", ""), me)
    some = rows(service.candidates(header, **me.eyes, on=me.today), data)
    others = extras(data)
    form = CallForm(row, data)
    problem: Any = ""
    if data is not None and form.is_valid():
        try:
            meeting = service.call(
                **me.who, case=header.case, invited=invited(some, others), **form.cleaned_data
            )
        except Invalid as wrong:
            problem = wrong.problems.pop("invited", "")
            add_problems(form, wrong)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("Meeting called. Everybody with an address has a mail."))
            return see_other("meetings:show", meeting.pk)
    shown = {"header": header, "form": form, "rows": some, "extras": others, "people_problem": problem}
    shown |= {"row": row, "kinds": Kind.choices}
    return _page(request, "meetings/new.html", shown, data)


def _row(kind: str, me: Asked) -> KindRow:
    return row_for(kind if kind in Kind.values else Kind.TEAM, me.actor.country, me.today)


@needs(Word.MEETING_CALL, Purpose.MEETING)
@BOTH
@says_why_not
def change(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = me.sheet(meeting)
    if not sheet.may_lead:
        raise NotFound
    data = request.POST if request.method == "POST" else None
    revision = whole_number(data.get("revision")) if data else 0
    form = WhenForm(data, initial=_standing(sheet.meeting))
    conflict = None
    if data is not None and form.is_valid():
        try:
            service.change(**me.who, meeting=sheet.meeting, revision=revision, **form.cleaned_data)
        except Invalid as wrong:
            add_problems(form, wrong)
        except Conflict as between:
            conflict = between
        else:
            messages.success(request, _("Changed. Everybody with an address has a new mail."))
            return see_other("meetings:show", meeting)
    shown: dict[str, Any] = {
        "sheet": sheet, "header": sheet.header, "form": form, "conflict": conflict, "row": sheet.row,
    }  # fmt: skip
    shown["revision"] = conflict.revision if conflict else sheet.meeting.revision
    return _page(request, "meetings/change.html", shown, data)


def _standing(meeting: Any) -> dict[str, Any]:
    start = timezone.localtime(meeting.starts_at)
    names = ("goal", "minutes", "place", "link", "agenda", "late_reason")
    return {"on": start.date(), "time": start.time(), **{name: getattr(meeting, name) for name in names}}


@needs(Word.MEETING_CALL, Purpose.MEETING)
@BOTH
@says_why_not
def cancel(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = me.sheet(meeting)
    if not sheet.may_lead:
        raise NotFound
    if request.method == "POST":
        service.cancel(**me.who, meeting=sheet.meeting)
        messages.success(request, _("Cancelled. Everybody with an address has a mail."))
        return see_other("meetings:show", meeting)
    me.saw("meetings.cancel", sheet)
    return render(request, "meetings/cancel.html", {"sheet": sheet, "header": sheet.header})


@needs(Word.MEETING_CALL, Purpose.MEETING)
@BOTH
@says_why_not
def invite(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = me.sheet(meeting)
    if not sheet.may_lead or sheet.header is None:
        raise NotFound
    data = request.POST if request.method == "POST" else None
    here = {str(i.account_id) for i in sheet.invitations} | {str(i.person_id) for i in sheet.invitations}
    found = service.candidates(sheet.header, **me.eyes, on=me.today)
    some = rows([c for c in found if c.key.split(":")[1] not in here], data)
    others = extras(data)
    problem: Any = ""
    if data is not None:
        try:
            service.invite_more(**me.who, meeting=sheet.meeting, invited=invited(some, others))
        except Invalid as wrong:
            problem = " ".join(str(words) for words in wrong.problems.values())
        else:
            messages.success(request, _("Invited. Everybody with an address has a mail."))
            return see_other("meetings:show", meeting)
    shown = {
        "sheet": sheet,
        "row": sheet.row,
        "header": sheet.header,
        "rows": some,
        "extras": others,
        "people_problem": problem,
    }
    return _page(request, "meetings/invite.html", shown, data)


@needs(Word.MEETING_CALL, Purpose.MEETING)
@require_POST
@says_why_not
def uninvite(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Take back the invitation of one person."""
    me = asked(request)
    sheet = me.sheet(meeting)
    if service.uninvite(**me.who, meeting=sheet.meeting, invitation=_invited(request, sheet)):
        messages.success(request, _("No longer invited. A mail says so and takes it out of their calendar."))
    else:
        messages.success(request, _("No longer invited. There is no address: tell them in person."))
    return see_other(reverse("meetings:show", args=[meeting]) + "#invited")


@needs(Word.MEETING_CALL, Purpose.MEETING)
@require_POST
@says_why_not
def told(request: HttpRequest, meeting: UUID) -> HttpResponse:
    me = asked(request)
    sheet = me.sheet(meeting)
    service.note_told(**me.who, meeting=sheet.meeting, invitation=_invited(request, sheet))
    return see_other("meetings:show", meeting)


@needs(Word.MEETING_CALL, Purpose.MEETING)
@require_POST
@says_why_not
def again(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Send an invitation once more, to another address."""
    me = asked(request)
    sheet = me.sheet(meeting)
    wanted = _invited(request, sheet)
    email = request.POST.get("email", "")
    try:
        service.send_again(**me.who, meeting=sheet.meeting, invitation=wanted, email=email)
    except Invalid as wrong:
        said = {"invitation": wanted, "email": email, "words": " ".join(map(str, wrong.problems.values()))}
        return showing.page(request, me, sheet, problems={"again": said})
    messages.success(request, _("Sent again."))
    return see_other("meetings:show", meeting)


@needs(Word.MEETING_CALL, Purpose.MEETING)
@require_POST
@says_why_not
def prepare(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Note something of the list as ready, or take that back."""
    me = asked(request)
    sheet = me.sheet(meeting)
    done = request.POST.get("done", "1") == "1"
    item, note = request.POST.get("item", ""), request.POST.get("note", "")
    try:
        service.prepare(**me.who, meeting=sheet.meeting, item=item, done=done, note=note)
    except Invalid as wrong:
        said = {"item": item, "note": note, "words": " ".join(map(str, wrong.problems.values()))}
        return showing.page(request, me, sheet, problems={"prepare": said})
    return see_other(reverse("meetings:show", args=[meeting]) + "#prepare")


@needs(Word.MEETING_CALL, Purpose.MEETING)
@require_POST
@says_why_not
def basis(request: HttpRequest, meeting: UUID) -> HttpResponse:
    """Write down why somebody may be present."""
    me = asked(request)
    sheet = me.sheet(meeting)
    wanted = _invited(request, sheet)
    given, says = request.POST.get("basis", ""), request.POST.get("says", "")
    consent = uuid_or_none(request.POST.get("consent"))
    told: dict[str, Any] = {"basis": given, "says": says, "consent": consent}
    try:
        service.say_basis(**me.who, meeting=sheet.meeting, invitation=wanted, **told)
    except Invalid as wrong:
        return showing.page(request, me, sheet, problems=wrong.problems)
    return see_other(reverse("meetings:show", args=[meeting]) + "#invited")


def _invited(request: HttpRequest, sheet: service.Sheet) -> UUID:
    wanted = uuid_or_none(request.POST.get("invitation"))
    if wanted is None or wanted not in {i.pk for i in sheet.invitations}:
        raise NotFound
    return wanted


def _page(request: HttpRequest, template: str, shown: dict[str, Any], data: Any) -> HttpResponse:
    """Forms stand under the header of the case, so opening one is a look at the case."""
    me, header = asked(request), shown["header"]
    if header is not None:
        trail.seen(by=me.actor, at=me.now, act="meetings.form", record_kind="case", record=header.case.pk,
                   case=header.case.pk)  # fmt: skip
    row = shown.get("row")
    roles = [(role, Role(role).label) for role in row.roles] if row else []
    shown |= {"roles": roles, "bases": Basis.choices, "tab": "meetings"}
    shown["offered"] = service.may_rest_on(header, **me.eyes) if header is not None else []
    return render(request, template, shown, status=200 if data is None else 422)
