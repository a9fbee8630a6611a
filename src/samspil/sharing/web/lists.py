"""All questions we sent and got, and what is shared with us, with what crosses and nothing else."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.look.service import Rests, mark_of, stands
from samspil.sharing import service as sharing
from samspil.sharing.terms import Box, State
from samspil.sharing.web.asking import saw
from samspil.sharing.web.shown import last_day, row, uuid_or_none


def _counts(request: Any) -> dict[str, Any]:
    today = timezone.localdate(request.now)
    return {box: sharing.tally(box, for_=request.actor, today=today) for box in Box.values}


@needs(Word.CASE_READ)
@require_safe
def listing(request: Any) -> HttpResponse:
    """One box of questions with their state; refusals are counted."""
    asked = request.GET
    box = Box.SENT if asked.get("box") == Box.SENT else Box.GOT
    state = asked.get("state", "") if asked.get("state") in State.values else ""
    found = sharing.asks(
        box, for_=request.actor, at=request.now, state=state, after=uuid_or_none(asked.get("after")),
        before=uuid_or_none(asked.get("before")),
    )  # fmt: skip
    kept = f"?box={box}" + (f"&state={state}" if state else "")
    shows = {
        "rows": [row(a, request) for a in found.items], "box": box, "boxes": Box.choices, "state": state,
        "states": State.choices, "tally": _counts(request)[box],
        "earlier": f"{kept}&before={found.earlier}" if found.earlier else "",
        "later": f"{kept}&after={found.later}" if found.later else "",
    }  # fmt: skip
    saw(request, "sharing.list", None, "list")
    return render(request, "sharing/list.html", shows)


def _shared(share: Any, now: Any, named: bool) -> dict[str, Any]:
    child = share.person or share.entry.case.child
    return {
        "it": share, "child": child if named else None, "from": share.entry.institution if share.entry else share.giver,
        "until": last_day(share.until), "soon": (share.until - now).days < 7,
    }  # fmt: skip


@needs(Word.CASE_READ)
@require_safe
def with_us(request: Any) -> HttpResponse:
    """What others share with my institution, my team or me now. It ends by itself."""
    found = cases.shared_with_us(for_=request.actor, at=request.now)
    saw(request, "sharing.with_us", None, "list")
    named = cases.named_here(found, for_=request.actor)
    rows = [_shared(s, request.now, s.pk in named) for s in found]
    on = rests_on(found, request, reverse("sharing:with_us_still"))
    return render(request, "sharing/with_us.html", {"rows": rows, "on": on})


def rests_on(found: list[Any], request: Any, still: str) -> Rests:
    """An open page with what was shared rests on these shares."""
    ends = min((s.until for s in found), default=None)
    return Rests(still, mark_of(f"{s.pk}:{s.until}" for s in found), ends, request.now)


@needs(Word.CASE_READ)
@require_safe
def still_with_us(request: Any) -> HttpResponse:
    """Asked in the background by the open list."""
    return stands(rests_on(cases.shared_with_us(for_=request.actor, at=request.now), request, "").mark)


@needs(Word.CASE_READ)
@require_safe
def still(request: Any, share: UUID) -> HttpResponse:
    """Asked in the background by the open page of one share."""
    return stands(rests_on([sharing.shared(share, for_=request.actor, at=request.now)], request, "").mark)


@needs(Word.CASE_READ)
@require_safe
def one(request: Any, share: UUID) -> HttpResponse:
    """What crosses by one share; once it has ended this address is that of nothing."""
    found = sharing.shared(share, for_=request.actor, at=request.now)
    saw(request, "sharing.one", found.about, "share", share)
    named = bool(cases.named_here([found], for_=request.actor))
    facts = cases.told(found, for_=request.actor, at=request.now)
    on = rests_on([found], request, reverse("sharing:one_still", args=[share]))
    shows = {"row": _shared(found, request.now, named), "facts": facts, "on": on}
    return render(request, "sharing/one.html", shows)
