"""Changing the facts that every case must have, who takes part, and whether it is open."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspil.access.service import Word, needs
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.cases.templatetags.cases import where
from samspil.cases.terms import PROTECTED, Basis
from samspil.cases.web import forms
from samspil.cases.web.agreed import keep_and_record, ours, typed_before, wants_to_record
from samspil.cases.web.asked import Asked, asked
from samspil.documents.service import drafts
from samspil.ground import house
from samspil.ground.errors import Conflict, Invalid, NotFound
from samspil.institutions import service as institutions
from samspil.look import service as look

page_methods = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class Step:
    """One change: its words, its form, what it does, and how the fact is read out when two people meet."""

    title: str
    verb: str
    form: Callable[..., Any]
    do: Callable[[dict[str, Any], int], Any]
    says: Callable[[Any], str]
    says_new: Callable[[dict[str, Any]], str]
    explains: str = ""


def _take(
    request: HttpRequest, me: Asked, header: cases.Header, step: Step, initial: dict[str, Any], **more: Any
) -> HttpResponse:
    form = step.form(
        request.POST or None, header=header, initial={"revision": header.case.revision} | initial
    )
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            step.do(form.cleaned_data, form.cleaned_data["revision"])
        except Invalid as problem:
            look.add_problems(form, problem)
        except Conflict as met:
            conflict = {"now": step.says(met.current), "wrote": step.says_new(form.cleaned_data)}
            look.with_revision(form, met.revision)
            header = me.header(header.case.pk)
        else:
            return look.see_other("cases:file", header.case.pk)
    if request.method != "POST":
        me.saw("cases.steer", header.case.pk)
    status = 409 if conflict else 422 if form.errors else 200
    shows = {"header": header, "form": form, "step": step, "conflict": conflict, **more}
    return render(request, "cases/steer.html", shows, status=status)


def _day(day: dt.date | None) -> str:
    return look.day(day, get_language() or "en") if day else "–"


@needs(Word.CASE_STEER)
@page_methods
def next_date(request: HttpRequest, case: UUID) -> HttpResponse:
    me = asked(request)
    header = me.header(case)

    def do(given: dict[str, Any], revision: int) -> Any:
        facts = {name: given[name] for name in ("next_on", "next_time", "next_what")}
        return cases.set_next(by=me.actor, at=me.now, case=header.case, revision=revision, **facts)

    step = Step(
        title=_("Set the next date"),
        verb=_("Set the date"),
        form=forms.NextForm,
        do=do,
        says=lambda now: f"{_day(now.next_on)} {now.next_what}",
        says_new=lambda given: f"{_day(given['next_on'])} {given['next_what']}",
    )
    current = header.case
    passed = header.overdue
    initial = {} if passed else {"next_on": current.next_on, "next_time": current.next_time}
    return _take(request, me, header, step, initial | {"next_what": current.next_what})


@needs(Word.CASE_STEER)
@page_methods
def moved(request: HttpRequest, case: UUID) -> HttpResponse:
    me = asked(request)
    header = me.header(case)

    def do(given: dict[str, Any], revision: int) -> Any:
        facts = {name: given[name] for name in ("place", "text", "since", "secret")}
        return cases.moved(by=me.actor, at=me.now, case=header.case, revision=revision, **facts)

    step = Step(
        title=_("Where the child is now"),
        verb=_("Keep this"),
        form=forms.MovedForm,
        do=do,
        says=lambda now: f"{where(me.header(case).case)}, {_day(now.place_since)}",
        says_new=lambda given: (
            f"{dict(forms.choices(forms.Place.choices))[given['place']]} {given['text']}, {_day(given['since'])}"
        ),
        explains=_(
            "Everybody who takes part sees that the child has moved. Where to, they see unless you protect it."
        ),
    )
    place, _text = header.case.stands
    secret = header.case.place == PROTECTED
    before = cases.whereabouts(header.case, for_=me.actor, at=me.now)
    initial = {"place": place, "since": me.today, "secret": secret}
    return _take(request, me, header, step, initial, before=before)


@needs(Word.CASE_WRITE)
@page_methods
def worker(request: HttpRequest, case: UUID) -> HttpResponse:
    """The leading institution names the worker of the case; a partner its own."""
    me = asked(request)
    header = me.header(case)
    workers = accounts.workers_of(header.own.institution_id, at=me.now)
    form = lambda *args, **more: forms.WorkerForm(*args, workers=workers, **more)  # noqa: E731
    named = {str(w.pk): w for w in workers}

    def do(given: dict[str, Any], revision: int) -> Any:
        chosen = named.get(given["worker"])
        if header.leads:
            return cases.give_to(by=me.actor, at=me.now, case=header.case, revision=revision, worker=chosen)
        return cases.send_worker(by=me.actor, at=me.now, part=header.own, revision=revision, worker=chosen)

    step = Step(
        title=_("Name a worker"),
        verb=_("Name the worker"),
        form=form,
        do=do,
        says=lambda now: now.worker.name if now.worker else _("No worker"),
        says_new=lambda given: named[given["worker"]].name if given["worker"] else _("No worker"),
        explains=_("Who at %(institution)s works with the child?")
        % {"institution": header.own.institution.name},
    )
    initial: dict[str, Any] = {"worker": str(header.own.worker_id or "")}
    if not header.leads:
        initial["revision"] = header.own.revision
    return _take(request, me, header, step, initial)


@needs(Word.CASE_STEER)
@page_methods
def bring_in(request: HttpRequest, case: UUID) -> HttpResponse:
    me = asked(request)
    header = me.header(case)
    others = list(institutions.partners(for_=me.actor))
    key, title = f"bring:{case}", _("Bring in an institution")
    if wants_to_record(request):
        return keep_and_record(request, me, key, title, header.child, request.POST.get("institution", ""))
    agreed = ours(header.child, me, (i.pk for i in others))
    form = lambda *args, **more: forms.BringForm(*args, institutions=others, consents=agreed, **more)  # noqa: E731
    given_by = {str(c.pk): c for c in agreed}
    named = {str(i.pk): i for i in others}

    def do(given: dict[str, Any], revision: int) -> Any:
        part = cases.bring_in(
            by=me.actor, at=me.now, case=header.case, institution=named[given["institution"]],
            consent=given_by.get(given["consent"]), **_brought(given),
        )  # fmt: skip
        drafts.drop(key, by=me.actor)
        return part

    step = Step(
        title=title,
        verb=_("Bring it in"),
        form=form,
        do=do,
        says=str,
        says_new=str,
        explains=_(
            "It sees the facts above, events, and what is written for everybody. "
            "Notes of each institution stay its own until they are shared."
        ),
    )
    begins = {"basis": Basis.CONSENT if agreed else Basis.STATUTE} | typed_before(request, me, key)
    return _take(request, me, header, step, begins, may_record=me.actor.may(Word.CONSENT_WRITE))


def _brought(given: dict[str, Any]) -> dict[str, Any]:
    """What was typed, as the operation takes it: until the end of the last day, and a consent says the purpose itself."""
    last = given["until"]
    ends = house.midnight(last + dt.timedelta(days=1)) if last else None
    facts = {name: given[name] for name in ("competence", "basis", "basis_note")}
    purpose = "" if given["basis"] == Basis.CONSENT else given["purpose"]
    return facts | {"until": ends, "purpose": purpose}


@needs(Word.CASE_STEER)
@page_methods
def leave(request: HttpRequest, case: UUID, part: UUID) -> HttpResponse:
    me = asked(request)
    header = me.header(case)
    leaving = next((p for p in header.parts if p.pk == part), None)
    if leaving is None:
        raise NotFound
    name = leaving.institution.name
    step = Step(
        title=_("%(institution)s stops taking part") % {"institution": name},
        verb=_("End its part now"),
        form=forms.LeaveForm,
        do=lambda given, revision: cases.part_ways(
            by=me.actor, at=me.now, part=cases.participation(part, for_=me.actor, at=me.now)
        ),
        says=str,
        says_new=str,
        explains=_(
            "%(institution)s sees nothing of this case any more, from now on. What it wrote stays in the file."
        )
        % {"institution": name},
    )
    return _take(request, me, header, step, {})


@needs(Word.CASE_STEER)
@page_methods
def close(request: HttpRequest, case: UUID) -> HttpResponse:
    me = asked(request)
    header = me.header(case)
    step = Step(
        title=_("Close the case"),
        verb=_("Close the case"),
        form=forms.CloseForm,
        do=lambda given, revision: cases.close(
            by=me.actor, at=me.now, case=header.case, revision=revision, reason=given["reason"]
        ),
        says=lambda now: f"{_day(now.next_on)} {now.next_what}",
        says_new=lambda given: _("Close the case"),
        explains=_(
            "It stays readable for those who take part. Nothing can be added until it is opened again."
        ),
    )
    return _take(request, me, header, step, {})


@needs(Word.CASE_STEER)
@page_methods
def reopen(request: HttpRequest, case: UUID) -> HttpResponse:
    me = asked(request)
    header = me.header(case)
    step = Step(
        title=_("Open the case again"),
        verb=_("Open the case again"),
        form=forms.ReopenForm,
        do=lambda given, revision: cases.reopen(
            by=me.actor, at=me.now, case=header.case, next_on=given["next_on"]
        ),
        says=str,
        says_new=str,
    )
    return _take(request, me, header, step, {})
