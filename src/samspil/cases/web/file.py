"""The case file: what happened, newest first, and the box to write the next entry."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.cases.terms import EntryKind
from samspil.cases.web.asked import Asked, asked, unaware, uuid_or_none, with_query
from samspil.cases.web.compose import PROBLEM_FIELDS, EntryForm
from samspil.cases.web.listing import Choice
from samspil.cases.web.shown import by_day
from samspil.documents import service as documents
from samspil.ground.errors import Invalid
from samspil.look.service import NotADay, add_problems, panels, read_day, see_other
from samspil.people import service as people

SHOWS: dict[str, tuple[str, ...]] = {
    "contacts": (EntryKind.CONTACT,),
    "decisions": (EntryKind.DECISION,),
    "events": (EntryKind.EVENT,),
    "words": (EntryKind.VOICE,),
}


@needs(Word.CASE_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, case: UUID) -> HttpResponse:
    me = asked(request)
    header = me.header(case)
    if request.method == "POST":
        return _write(request, me, header)
    me.saw("cases.file", case)
    draft = documents.drafts.find(draft_key(case), for_=me.actor) if header.may_write else None
    form = EntryForm(initial=_kept(draft.fields) if draft else {})
    return _page(request, me, header, form, draft=draft)


def draft_key(case: UUID) -> str:
    return f"entry:{case}"


def _write(request: HttpRequest, me: Asked, header: cases.Header) -> HttpResponse:
    form = EntryForm(request.POST)
    if form.is_valid():
        facts = form.facts()
        texts = [facts["text"], facts["voice_how"]] if facts["for_all"] else []
        if places := unaware(request, me, header.case, texts):
            return _page(request, me, header, form, status=422, places=places)
        try:
            cases.write(by=me.actor, at=me.now, case=header.case, **facts)
        except Invalid as problem:
            add_problems(form, Invalid({PROBLEM_FIELDS.get(k, k): v for k, v in problem.problems.items()}))
        else:
            documents.drafts.drop(draft_key(header.case.pk), by=me.actor)
            return see_other("cases:file", header.case.pk, anchor="timeline")
    return _page(request, me, header, form, status=422)


def _page(
    request: HttpRequest,
    me: Asked,
    header: cases.Header,
    form: EntryForm,
    *,
    draft: Any = None,
    status: int = 200,
    places: list[str] | None = None,
) -> HttpResponse:
    get = request.GET
    narrow, wrong_days = _narrow(get, me.today)
    page = cases.timeline(
        header.case, narrow, for_=me.actor, at=me.now,
        after=uuid_or_none(get.get("after")), before=uuid_or_none(get.get("before")),
    )  # fmt: skip
    return render(
        request,
        "cases/file.html",
        {
            "header": header,
            "tab": "timeline",
            "form": form,
            "draft": draft,
            "places": places,
            "draft_key": draft_key(header.case.pk),
            "days": by_day(page.items, header),
            "filters": _filters(request),
            "narrowed": bool(narrow.kinds or narrow.institution or narrow.since or narrow.until),
            "who": str(narrow.institution or ""),
            "wrong_days": wrong_days,
            "newer_url": with_query(request, before=page.earlier) if page.earlier else "",
            "older_url": with_query(request, after=page.later) if page.later else "",
            "panels": panels("case", header=header, for_=me.actor, at=me.now, today=me.today),
            "around": people.around(header.child, for_=me.actor, on=me.today),
        },
        status=status,
    )


def _narrow(get: Mapping[str, str], today: dt.date) -> tuple[cases.TimelineFilter, bool]:
    """What the address asks to see, and whether a day in it could not be read."""
    days: dict[str, dt.date | None] = {}
    wrong = False
    for name in ("since", "until"):
        days[name] = None
        if get.get(name):
            try:
                days[name] = read_day(get[name], "en", today)
            except NotADay:
                wrong = True
    narrow = cases.TimelineFilter(
        kinds=SHOWS.get(get.get("show", ""), ()),
        institution=uuid_or_none(get.get("by")),
        since=days["since"],
        until=days["until"],
    )
    return narrow, wrong


def _filters(request: HttpRequest) -> list[Choice]:
    now = request.GET.get("show", "")
    words = (
        ("", _("Everything")),
        ("contacts", _("Contacts")),
        ("decisions", _("Decisions")),
        ("events", _("Events")),
        ("words", _("Own words")),
    )
    return [Choice(label, with_query(request, show=value), now == value) for value, label in words]


def _kept(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A draft's fields as the form's first values."""
    return {name: value for name, value in fields.items() if name in EntryForm.base_fields}
