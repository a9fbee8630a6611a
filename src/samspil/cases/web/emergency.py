"""Looking into a file in an emergency, and reviewing what others looked at."""

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.cases import service as cases
from samspil.cases.terms import PROTECTED, Finding
from samspil.cases.web.access import SAW
from samspil.cases.web.asked import Asked, asked, uuid_or_none
from samspil.ground.errors import Invalid, NotFound
from samspil.look import service as look
from samspil.people import service as people
from samspil.trail import service as trail

page_methods = require_http_methods(["GET", "HEAD", "POST"])
COUNTED = dt.timedelta(days=365)
OPENED = 1000


class ReasonForm(forms.Form):
    """Why, and for how long."""

    reason = forms.CharField(
        label=_("What has happened, and what you need to know"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        min_length=cases.SHORTEST_REASON,
        max_length=2000,
        error_messages={
            "required": _("Write in a sentence what has happened and what you need to know."),
            "min_length": _("Write in a sentence what has happened and what you need to know."),
        },
    )
    minutes = forms.TypedChoiceField(
        label=_("How long it stays open"),
        coerce=int,
        choices=lambda: [(n, ngettext("%(n)s minute", "%(n)s minutes", n) % {"n": n}) for n in cases.SPANS],
        initial=60,
    )


class LookForm(ReasonForm):
    """Which child: the whole name and the birthday, so that nobody is found by trying."""

    field_order = ("given_name", "family_name", "born_on", "reason", "minutes")
    given_name = forms.CharField(label=_("Given name of the child"), max_length=80)
    family_name = forms.CharField(label=_("Family name of the child"), max_length=80)
    born_on = look.DateField(label=_("Date of birth"))


class ReviewForm(forms.Form):
    finding = forms.ChoiceField(
        label=_("What you found"), choices=Finding.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you found.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("How you came to this"),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=4000,
        error_messages={"required": _("Write in a sentence how you came to this.")},
    )


@needs(Word.EMERGENCY_OPEN, Purpose.EMERGENCY)
@page_methods
def find(request: HttpRequest) -> HttpResponse:
    """A file of another institution, by whole name and birthday, with a reason. Without one nobody learns whether there is a
    file: whoever finds one has opened it."""
    me = asked(request)
    form = LookForm(request.POST or None)
    nobody = False
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        who = {name: given[name] for name in ("given_name", "family_name", "born_on")}
        try:
            case = cases.find_in_emergency(by=me.actor, at=me.now, **who)
            if case:
                return _open(me, case, given)
            nobody = True
        except Invalid as problem:
            look.add_problems(form, problem)
    shows = {"form": form, "nobody": nobody, "running": cases.running_looks(for_=me.actor, at=me.now)}
    return render(request, "cases/emergency.html", shows, status=422 if form.errors or nobody else 200)


def _open(me: Asked, case: Any, given: dict[str, Any]) -> HttpResponse:
    cases.look_in_emergency(
        by=me.actor, at=me.now, case=case, reason=given["reason"], minutes=given["minutes"]
    )
    return look.see_other("cases:urgent", case.pk)


@needs(Word.EMERGENCY_OPEN, Purpose.EMERGENCY)
@page_methods
def urgent(request: HttpRequest, case: UUID) -> HttpResponse:
    """During a look: what is needed at once. Before it, for a file one takes part in: the reason."""
    me = asked(request)
    header = me.header(case)
    try:
        running = cases.running_look(case, for_=me.actor, at=me.now)
    except NotFound:
        return _ask_reason(request, me, header)
    child = header.case.child
    me.saw("cases.urgent", case)
    part = running.participation
    known = people.essentials(child, on=me.today, home=me.actor.institution, protected=part.shows_address)
    shows = {
        "header": header, "look": running, "essentials": known, "ends": part.until,
        "keeper": next((p for p in header.parts if p.institution_id == header.case.institution_id), None),
        "hidden_place": header.case.stands[0] == PROTECTED,
    }  # fmt: skip
    return render(request, "cases/urgent.html", shows)


def _ask_reason(request: HttpRequest, me: Asked, header: cases.Header) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _open(me, header.case, form.cleaned_data)
        except Invalid as problem:
            look.add_problems(form, problem)
    if request.method != "POST":
        me.saw("cases.urgent", header.case.pk)
    shows = {"header": header, "form": form, "protected": cases.look_shows(header.case, on=me.today)}
    return render(request, "cases/urgent_ask.html", shows, status=422 if form.errors else 200)


@needs(Word.EMERGENCY_OPEN, Purpose.EMERGENCY)
@require_POST
def done(request: HttpRequest, case: UUID) -> HttpResponse:
    me = asked(request)
    cases.end_look(by=me.actor, at=me.now, look=cases.running_look(case, for_=me.actor, at=me.now))
    return look.see_other("cases:emergency")


@needs(Word.EMERGENCY_REVIEW, Purpose.REVIEW)
@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """The looks that wait for review, those that are closed, and how many there were in a year."""
    me = asked(request)
    closed = request.GET.get("show") == "closed"
    page = cases.reviews(
        for_=me.actor, closed=closed, after=uuid_or_none(request.GET.get("after")),
        before=uuid_or_none(request.GET.get("before")),
    )  # fmt: skip
    counted = cases.counted(for_=me.actor, at=me.now, since=me.now - COUNTED)
    keep = "show=closed&" if closed else ""
    shows = {
        "page": page, "closed": closed, "counted": counted, "now": me.now,
        "findings": [(Finding(code).label, n) for code, n in counted.findings.items()],
        "rows": [{"look": found, "mine": found.account_id == me.actor.account} for found in page.items],
        "later_url": f"?{keep}after={page.later}" if page.later else "",
        "earlier_url": f"?{keep}before={page.earlier}" if page.earlier else "",
    }  # fmt: skip
    me.saw("cases.reviews", kind="emergency", looks=[str(found.pk) for found in page.items])
    return render(request, "cases/reviews.html", shows)


@needs(Word.EMERGENCY_REVIEW, Purpose.REVIEW)
@page_methods
def review(request: HttpRequest, look_id: UUID) -> HttpResponse:
    """One look: who, when, why, what was opened; and the finding of somebody else."""
    me = asked(request)
    found = cases.look_to_review(look_id, for_=me.actor)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            cases.review(by=me.actor, at=me.now, look=found, **form.cleaned_data)
        except Invalid as problem:
            look.add_problems(form, problem)
        else:
            return look.see_other("cases:reviews")
    part = found.participation
    shows = {
        "look": found, "part": part, "form": form, "may": cases.may_review(found, for_=me.actor),
        "own": found.account_id == me.actor.account, "opened": _opened(found),
    }  # fmt: skip
    if request.method != "POST":
        me.saw("cases.review", part.case_id, kind="emergency", record=found.pk)
    return render(request, "cases/review.html", shows, status=422 if form.errors else 200)


def _opened(found: Any) -> list[dict[str, Any]]:
    """Which parts of the file the person opened or took out while the look ran, in words, never what stood there; what was
    opened again and again within a minute stands once."""
    part = found.participation
    entries = trail.looked(
        part.case_id, account=found.account_id, since=part.since, until=part.until, size=OPENED
    )
    rows = [
        (
            e.at.replace(second=0, microsecond=0),
            SAW.get(e.act.split(".")[0], _("something else")),
            e.deed == trail.Deed.LEFT,
        )
        for e in entries
    ]
    return [{"at": at, "saw": saw, "left": left} for at, saw, left in dict.fromkeys(rows)]


@needs(Word.EMERGENCY_REVIEW, Purpose.REVIEW)
@require_safe
def review_who(request: HttpRequest, look_id: UUID) -> HttpResponse:
    """Who can see the review of a look."""
    me = asked(request)
    found = cases.look_to_review(look_id, for_=me.actor)
    me.saw("cases.review", found.participation.case_id, kind="emergency", record=found.pk)
    return look.who_page(
        request, lambda at: cases.who_could_review(found, at=at), title=_("Who can see this review"),
        what=_("Who looked, why, what was opened, and what the review found. That somebody looked, and why, the whole table reads."),
        back=reverse("cases:review", args=[look_id]), no_end=_("as long as it is kept"),
    )  # fmt: skip
