"""Finding a child by name. What was searched for stays in the session, never in an address."""

import secrets
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.cases import service as cases
from samspil.cases.web.asked import asked
from samspil.ground.errors import NotFound
from samspil.look.service import see_other
from samspil.people import service as people

SEARCHES = "searches"
KEPT = 10
LONGEST = 120


@needs(Word.CASE_READ, Purpose.SEARCH)
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    words = " ".join(request.POST.get("q", "").split())[:LONGEST]
    kept: dict[str, Any] = request.session.get(SEARCHES, {})
    key = next((k for k, w in kept.items() if w == words), "") or secrets.token_urlsafe(6)
    kept = {k: w for k, w in kept.items() if k != key} | {key: words}
    request.session[SEARCHES] = dict(list(kept.items())[-KEPT:])
    return see_other("cases:found", key)


@needs(Word.CASE_READ, Purpose.SEARCH)
@require_safe
def found(request: HttpRequest, key: str) -> HttpResponse:
    words = request.session.get(SEARCHES, {}).get(key)
    if words is None:
        raise NotFound
    me = asked(request)
    found = people.found(words, for_=me.actor)
    records = [p.pk for one in found for p in one.records]
    files = cases.of_children(records, for_=me.actor, at=me.now)
    shown = [str(case.pk) for case in files.values()]
    me.saw("cases.search", kind="search", people=[str(id) for id in records], cases=shown)
    rows = [_row(one, files) for one in found]
    rows.sort(key=lambda row: row["case"] is None)
    shows = {
        "words": words,
        "search_words": words,
        "rows": rows,
        "today": me.today,
        "may_open": me.actor.may(Word.CASE_OPEN),
        "may_urgent": me.actor.may(Word.EMERGENCY_OPEN),
    }
    return render(request, "cases/found.html", shows)


def _row(one: Any, files: dict[UUID, Any]) -> dict[str, Any]:
    """One human being, with a case where there is one; a joined record may bring more of them."""
    own = [files[p.pk] for p in one.records if p.pk in files]
    return {"person": one.lead, "case": own[0] if own else None, "more": own[1:], "records": len(one.records)}
