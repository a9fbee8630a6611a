"""For who answers: who of the family reads a file, what they asked, what is withheld; and the clocks for who watches."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.look import service as look
from samspil.look.service import add_problems, day, see_other
from samspil.meetings import service as meetings
from samspil.people import service as people
from samspil.people.terms import PARENTS
from samspil.rights import service as rights
from samspil.rights.terms import COMPLAIN, Outcome, Relation, What, Wish
from samspil.rights.web import forms
from samspil.trail import service as trail

answering = needs(Word.RIGHTS_ANSWER, Purpose.RIGHTS)
page_methods = require_http_methods(["GET", "HEAD", "POST"])


def note_look(request: Any, act: str, case: UUID, kind: str = "case", record: Any = None) -> None:
    trail.seen(by=request.actor, at=request.now, act=act, record_kind=kind, record=record or case, case=case)


def begin(request: Any, case: UUID) -> cases.Header:
    """The case, if the actor's institution leads it: nobody else looks after who of the family reads."""
    header = cases.header(case, for_=request.actor, at=request.now)
    if header.case.institution_id != request.actor.institution:
        raise NotFound
    return header


def link(request: Any, secret: str) -> str:
    return str(request.build_absolute_uri(reverse("rights:open", args=[secret])))


@require_safe
@answering
def of_case(request: Any, case: UUID) -> HttpResponse:
    header = begin(request, case)
    asked = {"for_": request.actor, "at": request.now}
    note_look(request, "rights.of_case", case)
    return render(
        request,
        "rights/of_case.html",
        {
            "header": header,
            "tab": "access",
            "readers": [(r, rights.may_read(r, request.now)) for r in rights.readers(case, **asked)],
            "requests": [
                (r, r.late_on(request.actor.day(request.now), request.actor.law_zone))
                for r in rights.requests(case, **asked)
            ],
            "withheld": [(w, What(w.what).label) for w in rights.withheld(case, **asked)],
            "said": rights.said(case, **asked),
            "packs": rights.packs(case, **asked),
            "today": timezone.localdate(request.now),
        },
    )


@page_methods
@answering
def invite(request: Any, case: UUID) -> HttpResponse:
    """Choose somebody and print or send the link; it is shown once."""
    header = begin(request, case)
    persons = _family(header, request)
    named = [(str(p.pk), words) for p, words, _kind in persons]
    start = {"language": header.case.language, "relation": Relation.PARENT}
    form = forms.Invite(request.POST or None, persons=named, initial=start)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        chosen = said.pop("person")
        person = next(p for p, _words, _kind in persons if str(p.pk) == chosen)
        try:
            reader, secret = rights.invite(
                by=request.actor, at=request.now, case=header.case, asked=rights.Asked(person=person, **said),
                link=lambda s: link(request, s),
            )  # fmt: skip
        except Invalid as error:
            add_problems(form, error)
        else:
            return _letter(request, header, reader, secret, said["email"])
    note_look(request, "rights.invite", case)
    shown = {"header": header, "tab": "access", "form": form}
    return render(request, "rights/invite.html", shown, status=422 if form.errors else 200)


@require_POST
@answering
def new_key(request: Any, reader: UUID) -> HttpResponse:
    found = rights.reader_of(reader, for_=request.actor, at=request.now)
    header = begin(request, found.case_id)
    secret = rights.new_key(by=request.actor, at=request.now, reader=found)
    return _letter(request, header, found, secret, "")


def _letter(request: Any, header: Any, reader: Any, secret: str, email: str) -> HttpResponse:
    """The link, once: to print without a name on it, or to know that it was sent."""
    shown = {
        "header": header, "tab": "access", "reader": reader, "link": "" if email else link(request, secret),
        "email": email,
    }  # fmt: skip
    return render(request, "rights/letter.html", shown)


@require_POST
@answering
def end_reading(request: Any, reader: UUID) -> HttpResponse:
    found = rights.reader_of(reader, for_=request.actor, at=request.now)
    if found.until is None:
        rights.end_reading(by=request.actor, at=request.now, reader=found)
    return see_other("rights:of_case", found.case_id)


@page_methods
@answering
def withhold(request: Any, case: UUID) -> HttpResponse:
    header = begin(request, case)
    form = forms.Withhold(request.POST or None, things=_things(header, request))
    if request.method == "POST" and form.is_valid():
        what, _colon, record = form.cleaned_data["thing"].partition(":")
        try:
            rights.withhold(
                by=request.actor, at=request.now, case=header.case, what=what, record=UUID(record) if record else None,
                why=form.cleaned_data["why"], words=form.cleaned_data["words"],
            )  # fmt: skip
        except Invalid as error:
            if "what" in error.problems:
                error = Invalid({"thing": error.problems["what"], **error.problems})
                error.problems.pop("what")
            add_problems(form, error)
        else:
            return see_other("rights:of_case", case, anchor="withheld")
    note_look(request, "rights.withhold", case)
    shown = {"header": header, "tab": "access", "form": form}
    return render(request, "rights/withhold.html", shown, status=422 if form.errors else 200)


@require_POST
@answering
def show_again(request: Any, withheld: UUID) -> HttpResponse:
    found = rights.one_of_withheld(withheld, for_=request.actor, at=request.now)
    if found.ended_at is None:
        rights.show_again(by=request.actor, at=request.now, withheld=found)
    return see_other("rights:of_case", found.case_id, anchor="withheld")


@page_methods
@answering
def answer(request: Any, asked: UUID) -> HttpResponse:
    found = rights.request(asked, for_=request.actor, at=request.now)
    header = begin(request, found.case_id)
    form = forms.Answer(request.POST if "outcome" in request.POST or "answer" in request.POST else None)
    longer = forms.Longer(request.POST if "why" in request.POST else None)
    refused = ""
    if request.method == "POST":
        try:
            if _taken(request, found, form, longer):
                return see_other("rights:answer", asked)
        except Refused as problem:
            refused = str(problem.reason)
    note_look(request, "rights.answer", found.case_id, "request", found.pk)
    shown = {
        "header": header, "tab": "access", "it": found, "form": form, "longer": longer, "refused": refused,
        "late": not found.answered_at and found.due_on < timezone.localdate(request.now),
        "complain": COMPLAIN.get(header.case.institution.country, ("", ""))[0], "copy": found.kind == Wish.COPY,
        "packs": [p for p in rights.packs(found.case_id, for_=request.actor, at=request.now) if p.request_id == found.pk],
        "no": [Outcome.PARTLY, Outcome.REFUSED], "reads_rules": request.actor.may(Word.RULES_MANAGE),
    }  # fmt: skip
    wrong = bool(form.errors or longer.errors) or request.method == "POST"
    return render(request, "rights/answer.html", shown, status=403 if refused else 422 if wrong else 200)


@require_safe
@answering
def who(request: Any, asked: UUID) -> HttpResponse:
    """Who can see what somebody asked, by which rule; with `on`, who could at the end of that day."""
    found = rights.request(asked, for_=request.actor, at=request.now)
    header = begin(request, found.case_id)
    note_look(request, "rights.who", found.case_id, "request", found.pk)
    on = look.day_asked(request)
    shown = {
        "header": header, "tab": "access",
        "seen": look.seen(on, rights.who_could(found, at=on.at), us=request.actor.institution, also=("request", found)),
        "title": _("Who can see what was asked"),
        "what": _("What the person asked and the answer. Who asked reads both in their own file, nobody else of the family does."),
        "nobody": _("Nobody could see it then. It had not been asked."),
        "back_url": reverse("rights:answer", args=[asked]), "back_words": _("Back to what was asked"),
    }  # fmt: skip
    return render(request, "rights/who.html", shown)


@require_safe
@answering
def statement_who(request: Any, statement: UUID) -> HttpResponse:
    """Who can see what somebody wrote themselves."""
    found = rights.statement(statement, for_=request.actor, at=request.now)
    header = begin(request, found.case_id)
    note_look(request, "rights.who", found.case_id, "statement", found.pk)
    on = look.day_asked(request)
    told = rights.who_could_said(found, at=on.at)
    shown = {
        "header": header, "tab": "access",
        "seen": look.seen(on, told, us=request.actor.institution, also=("statement", found)),
        "title": _("Who can see what they wrote"), "what": _("A person's own words, kept as they wrote them."),
        "nobody": _("Nobody could see it then. It had not been written."),
        "back_url": reverse("rights:of_case", args=[found.case_id]), "back_words": _("Back"),
    }  # fmt: skip
    return render(request, "rights/who.html", shown)


def _taken(request: Any, found: Any, form: forms.Answer, longer: forms.Longer) -> bool:
    told = {"by": request.actor, "at": request.now, "request": found}
    try:
        if longer.is_bound and longer.is_valid():
            rights.take_longer(**told, **longer.cleaned_data)
            return True
        if form.is_bound and form.is_valid():
            rights.answer(**told, **form.cleaned_data)
            return True
    except Invalid as error:
        add_problems(longer if longer.is_bound else form, error)
    return False


@require_safe
@needs(Word.RIGHTS_WATCH, Purpose.RIGHTS)
def clocks(request: Any) -> HttpResponse:
    """What is due, for who watches: kinds and days, no name and no file."""
    since = request.now - dt.timedelta(days=90)
    done = rights.answered(for_=request.actor, since=since)
    today, zone = request.actor.day(request.now), request.actor.law_zone
    shown = {
        "open": rights.clocks(for_=request.actor), "done": [(r, r.late_on(today, zone)) for r in done], "today": today,
        "late": sum(r.late_on(today, zone) for r in done),
    }  # fmt: skip
    return render(request, "rights/clocks.html", shown)


def _family(header: Any, request: Any) -> list[tuple[Any, str, str]]:
    """The child and the people around, each with what they are to the child; parents first."""
    child = header.child
    found = [(child, f"{child.name} ({Relation.CHILD.label})", str(Relation.CHILD))]
    for near in people.around(child, for_=request.actor, on=timezone.localdate(request.now)):
        kind = str(Relation.PARENT if near.kind in PARENTS else Relation.CARER)
        found.append((near.person, f"{near.person.name} ({near.kind_label})", kind))
    return found


def _things(header: Any, request: Any) -> list[tuple[str, str]]:
    """What can be withheld: the place, minutes that are closed, entries of the last pages of the timeline."""
    language = request.actor.language
    found = [(f"{What.PLACE}:", _("Where the child is"))]
    for one in meetings.of_case(header.case.pk, for_=request.actor, at=request.now).items:
        if one.minutes_closed_at:
            when = day(timezone.localtime(one.starts_at), language)
            found.append((f"{What.MINUTES}:{one.pk}", _("Minutes of %(day)s") % {"day": when}))
    page = cases.timeline(header.case, cases.TimelineFilter(), for_=request.actor, at=request.now)
    for entry in page.items:
        if entry.text:
            when = day(timezone.localtime(entry.happened_at), language)
            found.append((f"{What.ENTRY}:{entry.pk}", f"{when}: {entry.text[:70]}"))
    return found
