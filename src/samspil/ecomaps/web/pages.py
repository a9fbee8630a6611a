"""The page: the picture, the same as a table, what one can see, and the days."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from samspil.access.service import Word, needs
from samspil.ecomaps import service
from samspil.ecomaps.terms import Change, Format, View
from samspil.ecomaps.web.asked import Asked, ask
from samspil.ecomaps.web.slider import slider
from samspil.trail import service as trail


@needs(Word.MAP_READ)
@require_GET
def show(request: Any, case_id: UUID) -> HttpResponse:
    asked = ask(request, case_id)
    trail.seen(
        by=request.actor, at=request.now, act="ecomaps.show", record_kind="case", record=case_id, case=case_id
    )
    return render(request, "ecomaps/show.html", shows(request, asked))


def shows(request: Any, asked: Asked) -> dict[str, Any]:
    header = asked.header
    child = header.case.child
    return {
        "asked": asked, "header": header, "tab": "network", "case": header.case,
        "child": child.called or child.given_name or child.name, "picture": asked.picture, "slider": slider(asked),
        "rows": service.rows(asked.shown, asked.changed),
        "gone": service.gone(asked.before, asked.changed) if asked.before and asked.changed else [],
        "bonds": service.bonds(asked.shown), "seen_by": seen_by(header),
        "said": service.sentences(service.figures(asked.shown), asked.shown),
        "views": [(v.value, v.label, asked.address(view=v.value)) for v in View], "counts": counts(asked),
        "may_draw": header.may_write and service.may_draw(request.actor, header.case, at=request.now),
        "may_add": header.may_write and request.actor.may(Word.PERSON_WRITE),
        "formats": Format.choices, "parts": header.parts, "alone": len(asked.shown.nodes) < 2,
    }  # fmt: skip


def counts(asked: Asked) -> list[tuple[str, str]]:
    if asked.changed is None:
        return []
    tones = {Change.NEW: "ok", Change.CHANGED: "warn", Change.GONE: ""}
    found = {change: asked.changed.count(change) for change in tones}
    return [(tones[change], _counted(change, count)) for change, count in found.items() if count]


def _counted(change: str, count: int) -> str:
    told = {"count": count}
    if change == Change.NEW:
        return ngettext("%(count)s new", "%(count)s new", count) % told
    if change == Change.CHANGED:
        return ngettext("%(count)s changed", "%(count)s changed", count) % told
    return ngettext("%(count)s no longer", "%(count)s no longer", count) % told


def seen_by(header: Any) -> str:
    """Who sees this picture, said on the page."""
    count = len(header.parts)
    return ngettext(
        "Only your organisation sees this picture.",
        "All %(count)s organisations at the table see this picture, each without people it does not know.",
        count,
    ) % {"count": count}
