"""One entry: correcting it, what it said before, sharing it."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samspil.access.service import Word, needs
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.cases.web.agreed import keep_and_record, ours, typed_before, wants_to_record
from samspil.cases.web.asked import Asked, asked, unaware
from samspil.cases.web.forms import CorrectForm, ShareForm
from samspil.cases.web.shown import shown
from samspil.documents import service as documents
from samspil.ground import house
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.look import service as look

LISTS = ("sentences", "fields_told", "scope")
SPAN_DAYS = {"week": 7, "month": 31, "quarter": 92, "year": 365}
page_methods = require_http_methods(["GET", "HEAD", "POST"])


def opened(request: HttpRequest, case: UUID, entry: UUID) -> tuple[Asked, cases.Header, Any]:
    me = asked(request)
    header = me.header(case)
    found = cases.entry(entry, for_=me.actor, at=me.now)
    if found.case_id != header.case.pk:
        raise NotFound
    return me, header, found


@needs(Word.CASE_READ)
@require_safe
def versions(request: HttpRequest, case: UUID, entry: UUID) -> HttpResponse:
    """What the entry said before each correction."""
    me, header, found = opened(request, case, entry)
    me.saw("cases.versions", case, kind="entry", record=entry)
    steps, after = [], found.text
    for version in cases.versions(found, for_=me.actor, at=me.now):
        steps.append({"version": version, "before": version.text, "after": after})
        after = version.text
    shows = {"header": header, "entry": found, "shown": shown(found, header), "steps": steps}
    return render(request, "cases/versions.html", shows)


@needs(Word.CASE_WRITE)
@page_methods
def correct(request: HttpRequest, case: UUID, entry: UUID) -> HttpResponse:
    me, header, found = opened(request, case, entry)
    if not header.may_correct(found):
        raise Refused(
            _(
                "Only the institution that wrote this can correct it; a child's own words only who took them down."
            )
        )
    key = f"correct:{entry}"
    if request.method != "POST":
        me.saw("cases.correct", case, kind="entry", record=entry)
        draft = documents.drafts.find(key, for_=me.actor)
        kept = {"text": found.text, "revision": found.revision}
        if draft:
            kept = {
                "text": draft.fields.get("text", ""),
                "revision": draft.fields.get("revision") or found.revision,
            }
        form = CorrectForm(initial=kept)
        return _correct_page(request, header, found, form, key, draft=draft)
    form = CorrectForm(request.POST)
    if form.is_valid():
        others = found.for_all or found.running_shares
        if places := unaware(request, me, header.case, [form.cleaned_data["text"]] if others else []):
            return _correct_page(request, header, found, form, key, status=422, places=places)
        try:
            cases.correct(by=me.actor, at=me.now, entry=found, **form.cleaned_data)
        except Invalid as problem:
            look.add_problems(form, problem)
        except Conflict as met:
            look.with_revision(form, met.revision)
            return _correct_page(request, header, found, form, key, conflict=met.current, status=409)
        else:
            documents.drafts.drop(key, by=me.actor)
            return look.see_other("cases:file", case, anchor=f"entry-{entry}")
    return _correct_page(request, header, found, form, key, status=422)


def _correct_page(
    request: HttpRequest, header: cases.Header, entry: Any, form: Any, key: str,
    *, draft: Any = None, conflict: Any = None, status: int = 200, places: list[str] | None = None,
) -> HttpResponse:  # fmt: skip
    shows = {
        "places": places,
        "header": header, "entry": entry, "form": form, "draft_key": key, "draft": draft, "conflict": conflict,
        "typed": form["text"].value() or "",
    }  # fmt: skip
    return render(request, "cases/correct.html", shows, status=status)


@needs(Word.CASE_SHARE)
@page_methods
def share(request: HttpRequest, case: UUID, entry: UUID) -> HttpResponse:
    me, header, found = opened(request, case, entry)
    given = {s.to_id for s in found.running_shares if not (s.to_team_id or s.to_account_id or s.excerpt)}
    parts = [p for p in header.parts if p.institution_id not in given | {found.institution_id}]
    key = f"share:{entry}"
    if wants_to_record(request):
        return keep_and_record(
            request, me, key, _("Share an entry"), header.child, request.POST.get("to", "")
        )
    form = ShareForm(
        request.POST or None, parts=parts, reach=reach(parts, me), sentences=list(enumerate_sentences(found.text)),
        consents=ours(header.child, me, (p.institution_id for p in parts)), initial=typed_before(request, me, key, LISTS),
    )  # fmt: skip
    places: list[str] = []
    if request.method == "POST" and form.is_valid():
        said = (
            [form.said[n] for n in form.cleaned_data["sentences"]]
            if form.cleaned_data["part"] == "some"
            else [found.text]
        )
        places = unaware(request, me, header.case, said)
    if request.method == "POST" and form.is_valid() and not places:
        try:
            cases.share(by=me.actor, at=me.now, entry=found, **_crossing(form, me))
        except Invalid as problem:
            look.add_problems(form, problem)
        else:
            documents.drafts.drop(key, by=me.actor)
            return look.see_other("cases:entry", case, entry)
    if request.method != "POST":
        me.saw("cases.share", case, kind="entry", record=entry)
    shows = {
        "header": header, "entry": found, "shown": shown(found, header), "form": form, "parts": parts,
        "may_record": me.actor.may(Word.CONSENT_WRITE), "places": places,
    }  # fmt: skip
    return render(request, "cases/share.html", shows, status=422 if form.errors or places else 200)


def enumerate_sentences(text: str) -> Iterator[tuple[str, str]]:
    """The sentences of a text with their numbers, as they stand in it."""
    for number, sentence in enumerate(re.split(r"(?<=[.!?…])\s+|\n+", text.strip())):
        if sentence.strip():
            yield str(number), sentence.strip()


def reach(parts: list[Any], me: Asked) -> list[tuple[str, list[tuple[str, str]]]]:
    """To whom at each institution it may go: one team, or one person, by institution. One query."""
    groups: dict[str, dict[str, str]] = {p.institution.name: {} for p in parts}
    for member in accounts.staff([p.institution_id for p in parts], at=me.now):
        if Word.CASE_READ in accounts.words_of(member):
            told = groups[member.institution.name]
            if member.team:
                told[f"team:{member.team_id}"] = _("the team %(team)s") % {"team": member.team.name}
            told[f"account:{member.account_id}"] = member.account.name
    return [(name, sorted(told.items(), reverse=True)) for name, told in groups.items() if told]


def _crossing(form: ShareForm, me: Asked) -> dict[str, Any]:
    """What the form says, in the words of the operation."""
    given = form.cleaned_data
    kind, _colon, chosen = given["only"].partition(":")
    members = [m for m in accounts.staff([given["to"]], at=me.now) if kind]
    team = next((m.team for m in members if kind == "team" and str(m.team_id) == chosen), None)
    person = next((m.account for m in members if kind == "account" and str(m.account_id) == chosen), None)
    if kind and not (team or person):
        raise Invalid({"only": _("This person or team belongs to another institution than you chose.")})
    some = given["part"] == "some"
    return {
        "to": form.parts[given["to"]], "to_team": team, "to_account": person, "purpose": given["purpose"],
        "basis": given["basis"], "basis_note": given["basis_note"], "statute": given["statute"],
        "requested_on": given["requested_on"], "until": ends(form, me.today), "consent": form.agreed(),
        "scope": given["scope"],
        "excerpt": "\n".join(form.said[n] for n in given["sentences"]) if some else "",
        "fields": given["fields_told"] if some else (),
    }  # fmt: skip


def ends(form: Any, today: dt.date) -> dt.datetime:
    """The share ends when its last day is over, where the sharer works, or with the consent it rests on."""
    given, span = form.cleaned_data, form.cleaned_data["span"]
    if span == "consent":
        return form.agreed().until
    last = given["until"] if span == "day" else today + dt.timedelta(days=SPAN_DAYS[span])
    return house.midnight(last + dt.timedelta(days=1))


@needs(Word.CASE_SHARE)
@require_POST
def end_share(request: HttpRequest, case: UUID, share: UUID) -> HttpResponse:
    me = asked(request)
    me.header(case)
    running = cases.running_share(share, for_=me.actor, at=me.now)
    if running.about != case:
        raise NotFound
    cases.end_share(by=me.actor, at=me.now, share=running)
    if running.entry_id and request.POST.get("back") == "entry":
        return look.see_other("cases:entry", case, running.entry_id)
    return look.see_other("cases:access", case, anchor="shares")
