"""Who takes part and why, what is shared with whom, and who looked."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.cases.web.asked import asked
from samspil.ground.periods import covers
from samspil.institutions.terms import Competence
from samspil.look import service as look
from samspil.trail import service as trail

LOOKS = 15
SAW: dict[str, Any] = {
    "cases": gettext_lazy("the file"),
    "plans": gettext_lazy("the plan"),
    "formulations": gettext_lazy("the map"),
    "ecomaps": gettext_lazy("the network picture"),
    "meetings": gettext_lazy("a meeting"),
    "people": gettext_lazy("facts about people"),
    "consents": gettext_lazy("a consent"),
    "sharing": gettext_lazy("what is shared"),
}

LISTS: dict[str, Any] = {
    "desk.day": gettext_lazy("a line in My day"),
    "cases.children": gettext_lazy("a line in the list of children"),
    "cases.search": gettext_lazy("a line in what a search found"),
    "meetings.list": gettext_lazy("a line in the list of meetings"),
}
"""Where the child was one among others: less than the file was seen, and this is said."""


@needs(Word.CASE_READ)
@require_safe
def access(request: HttpRequest, case: UUID) -> HttpResponse:
    me = asked(request)
    header = me.header(case)
    table = cases.table(header.case)
    looks = trail.of_case(
        case, deed=trail.Deed.READ, lists=True, size=LOOKS,
        after=_number(request.GET.get("after")), before=_number(request.GET.get("before")),
    )  # fmt: skip
    shares = cases.shares(header.case, for_=me.actor, at=me.now)
    us = header.own.institution_id
    rows = [_crossing(s, us) for s in shares]
    shows = {
        "header": header,
        "tab": "access",
        "parts": [_part(p, me.now, header) for p in table],
        "panels": look.panels("case_access", header=header, for_=me.actor, at=me.now),
        "given": [r for r in rows if r["ours"]],
        "got": [r for r in rows if not r["ours"]],
        "may_urgent": me.actor.may(Word.EMERGENCY_OPEN) and not header.urgent,
        "urgent": cases.urgent_looks(header.case),
        "looks": _looks(looks.items, {p.institution_id: p.institution for p in table}, us),
        "mark": trail.mark({e.institution for e in looks.items}),
        "newer_url": f"?before={looks.earlier}#looks" if looks.earlier else "",
        "older_url": f"?after={looks.later}#looks" if looks.later else "",
    }
    answer = render(request, "cases/access.html", shows)
    me.saw("cases.access", case)
    return answer


def _crossing(share: Any, us: Any) -> dict[str, Any]:
    home = share.entry.institution if share.entry else share.giver
    return {"share": share, "basis": cases.basis_words(share), "ours": share.source == us, "from": home}


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 19 else None


def _part(part: Any, now: Any, header: cases.Header) -> dict[str, Any]:
    runs = covers(part.since, part.until, now)
    return {
        "part": part,
        "runs": runs,
        "competence": Competence(part.competence).label,
        "basis": cases.basis_words(part),
        "may_end": runs and header.may_steer and part.part != "owner",
    }


def _looks(entries: Iterable[Any], known: dict[Any, Any], us: Any) -> list[dict[str, Any]]:
    """Who looked: our own people by name, others by institution only."""
    entries = list(entries)
    names = accounts.names(e.account for e in entries if e.institution == us)
    return [
        {
            "at": e.at,
            "institution": known.get(e.institution),
            "who": names.get(e.account, "") if e.institution == us else _("a member of its staff"),
            "purpose": capfirst(str(dict(Purpose.choices).get(e.purpose, ""))),
            "saw": SAW.get(e.act.split(".")[0], "")
            if e.case
            else LISTS.get(e.act, _("a list with this child")),
            "left": e.deed == trail.Deed.LEFT,
        }
        for e in entries
    ]
