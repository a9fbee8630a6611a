"""What a supervisor sees of their line, what a worker sees of themselves, and who sets the lines."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.accounts import service as accounts
from samspil.coaching import service
from samspil.coaching.terms import LONGEST, About
from samspil.ground.errors import Invalid
from samspil.look import service as look
from samspil.look.service import add_problems, see_other
from samspil.trail import service as trail

looks_after = needs(Word.STAFF_MANAGE, Purpose.MANAGEMENT)


class Say(forms.Form):
    case = forms.UUIDField(widget=forms.HiddenInput)
    about = forms.ChoiceField(choices=About.choices, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What do you want to say about it?"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write what you want to say.")},
    )  # fmt: skip


class NewLine(forms.Form):
    supervisor = forms.ChoiceField(label=_("Who supervises?"))
    worker = forms.ChoiceField(label=_("Whom?"))

    def __init__(self, *args: Any, staff: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, word in (("supervisor", Word.COACHING_SEE), ("worker", Word.CASE_WRITE)):
            fitting = [m.account for m in staff if word in accounts.words_of(m)]
            self.fields[name].choices = [(str(a.pk), a.name) for a in fitting]  # type: ignore[attr-defined]


@require_safe
@needs(Word.COACHING_SEE, Purpose.OVERVIEW)
def overview(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.overview(for_=actor, at=at, today=timezone.localdate(at))
    trail.seen(by=actor, at=at, act="coaching.list", record_kind="line")
    kinds = [About.MAP, About.PLAN, About.GOAL]
    return render(request, "coaching/list.html", {"standings": found, "kinds": kinds})


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Word.COACHING_SEE, Purpose.OVERVIEW)
def worker(request: Any, worker: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.standing(worker, for_=actor, at=at, today=timezone.localdate(at))
    form = Say(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        try:
            service.say(by=actor, at=at, worker=worker, **form.cleaned_data)
        except Invalid as problem:
            add_problems(form, problem)
        else:
            return see_other("coaching:worker", worker, anchor="was-said")
    _seen(actor, at, found)
    shown = {"standing": found, "comments": service.comments(for_=actor, at=at, worker=worker), "form": form}
    return render(request, "coaching/worker.html", shown, status=422 if form else 200)


@require_safe
@needs(Word.CASE_READ, Purpose.OVERVIEW)
def mine(request: Any) -> HttpResponse:
    """What is said to me, and what is seen of me."""
    actor, at = request.actor, request.now
    found = service.standing(actor.account, for_=actor, at=at, today=timezone.localdate(at))
    _seen(actor, at, found)
    said = [
        c for c in service.comments(for_=actor, at=at, worker=actor.account) if c.author_id != actor.account
    ]
    shown = {"standing": found, "comments": said, "supervisors": service.supervisors(for_=actor, at=at)}
    return render(request, "coaching/mine.html", shown)


def _seen(actor: Any, at: Any, found: Any) -> None:
    """One read for the page, with the cases that stand on it."""
    named = sorted({str(item.case) for _about, items in found.rows for item in items})
    trail.seen(
        by=actor, at=at, act="coaching.list", record_kind="line", details={"cases": named} if named else None
    )


@require_POST
@needs(Word.CASE_READ, Purpose.OVERVIEW)
def read(request: Any, comment: UUID) -> HttpResponse:
    found = service.comment(comment, for_=request.actor, at=request.now)
    service.read(by=request.actor, at=request.now, comment=found)
    return see_other("coaching:mine")


@require_safe
@needs(Word.CASE_READ, Purpose.OVERVIEW)
def who(request: Any, comment: UUID) -> HttpResponse:
    """Who can see a comment: the two people between whom it was said."""
    actor, at = request.actor, request.now
    found = service.comment(comment, for_=actor, at=at)
    trail.seen(by=actor, at=at, act="coaching.who", record_kind="comment", record=comment, case=found.case_id)
    day = look.day_asked(request)
    shown = {
        "seen": look.seen(day, service.who_could(found, at=day.at), us=actor.institution),
        "title": _("Who can see this comment"), "what": _("What a supervisor says about the work in one case, to one person."),
        "nobody": _("Nobody could see it then."), "back_words": _("Back"),
        "back_url": reverse("coaching:mine") if found.worker_id == actor.account else reverse("coaching:worker", args=[found.worker_id]),
    }  # fmt: skip
    return render(request, "look/who.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@looks_after
def lines(request: Any) -> HttpResponse:
    actor, at = request.actor, request.now
    staff = accounts.staff([actor.institution], at=at)
    form = NewLine(request.POST if request.method == "POST" else None, staff=staff)
    if request.method == "POST" and form.is_valid():
        chosen = {name: UUID(value) for name, value in form.cleaned_data.items()}
        try:
            service.set_line(by=actor, at=at, **chosen)
        except Invalid as problem:
            add_problems(form, problem)
        else:
            return see_other("coaching:lines")
    shown = {"lines": service.lines(for_=actor), "form": form}
    return render(request, "coaching/lines.html", shown, status=422 if form.errors else 200)


@require_POST
@looks_after
def end_line(request: Any, line: UUID) -> HttpResponse:
    found = service.line(line, for_=request.actor)
    service.end_line(by=request.actor, at=request.now, line=found)
    return see_other("coaching:lines")
