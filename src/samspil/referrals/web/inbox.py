"""The requests of an institution, and one of them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import NotFound
from samspil.look import service as look
from samspil.referrals import service
from samspil.referrals.terms import STATE_TONES, URGENCY_TONES, Box, State, Urgency, emergency_number
from samspil.referrals.web.go import go
from samspil.trail import service as trail


@dataclass(frozen=True, slots=True)
class Row:
    """One request in a list."""

    it: Any
    tone: str
    state_tone: str
    overdue: bool
    waits: bool


def _row(referral: Any, today: Any) -> Row:
    waits = referral.state == State.WAITING
    return Row(
        referral,
        URGENCY_TONES[Urgency(referral.urgency)],
        STATE_TONES[State(referral.state)],
        waits and referral.next_on < today,
        waits,
    )


def _narrow(request: HttpRequest) -> service.BoxFilter:
    asked = request.GET
    box = asked.get("box", "")
    whose = asked.get("whose", "")
    return service.BoxFilter(
        box=box if box in Box.values else Box.WAITING,
        whose=whose if whose in ("mine", "nobody") else "",
        urgency=asked.get("urgency", "") if asked.get("urgency") in Urgency.values else "",
        overdue=asked.get("overdue") == "1",
    )


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


@require_GET
@needs(Word.REFERRAL_READ, Purpose.INTAKE)
def inbox(request: HttpRequest) -> HttpResponse:
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    today = actor.day(now)
    narrow = _narrow(request)
    page = service.inbox(
        narrow,
        for_=actor,
        today=today,
        after=_uuid(request.GET.get("after")),
        before=_uuid(request.GET.get("before")),
    )
    trail.seen(by=actor, at=now, act="referrals.inbox", details={"rows": len(page.items)})
    kept = {"box": narrow.box, "whose": narrow.whose, "urgency": narrow.urgency}
    kept |= {"overdue": "1" if narrow.overdue else ""}
    base = {k: v for k, v in kept.items() if v}

    def link(**change: str) -> str:
        return "?" + urlencode({k: v for k, v in (base | change).items() if v})

    place = {
        "rows": [_row(r, today) for r in page.items],
        "board": service.board(for_=actor, today=today),
        "narrow": narrow,
        "boxes": [(link(box=b, whose="", urgency="", overdue="", after=""), b, b.label) for b in Box],
        "all_link": link(whose="", urgency="", overdue=""),
        "mine_link": link(whose="mine"),
        "nobody_link": link(whose="nobody"),
        "overdue_link": link(overdue="" if narrow.overdue else "1"),
        "danger_link": link(urgency="" if narrow.urgency else Urgency.NOW),
        "earlier": link(before=str(page.earlier)) if page.earlier else "",
        "later": link(after=str(page.later)) if page.later else "",
        "waits": narrow.box == Box.WAITING,
        "sent": narrow.box == Box.SENT,
    }
    return render(request, "referrals/inbox.html", place)


@require_POST
@needs(Word.REFERRAL_READ, Purpose.INTAKE)
def by_code(request: HttpRequest) -> HttpResponse:
    """Somebody rings and says their code."""
    found = service.by_code(request.POST.get("code", ""), for_=request.actor)  # type: ignore[attr-defined]
    if found is None:
        messages.warning(request, _("No request that reached you has this code. Ask for the letters again."))
        return go("referrals:inbox")
    return go("referrals:show", found.pk)


@require_GET
@needs(Word.REFERRAL_READ, Purpose.INTAKE)
def show(request: HttpRequest, id: UUID) -> HttpResponse:
    return shown(request, id)


@require_GET
@needs(Word.REFERRAL_READ, Purpose.INTAKE)
def who(request: Any, id: UUID) -> HttpResponse:
    """Who can see the request, by which rule; with `on`, who could at the end of that day."""
    referral = service.get(id, for_=request.actor)
    trail.seen(by=request.actor, at=request.now, act="referrals.who", record_kind="referral", record=id)
    day = look.day_asked(request)
    outside = (
        ""
        if referral.sender_id
        else _("Who asked, without an account, reads the answer alone, with the code.")
    )
    place = {
        "seen": look.seen(day, service.who_could(referral, at=day.at), us=request.actor.institution),
        "title": _("Who can see this request"), "what": outside,
        "nobody": _("Nobody could see it then. It had not been sent."), "no_end": _("as long as it is kept"),
        "back_url": reverse("referrals:show", args=[id]), "back_words": _("Back to the request"),
    }  # fmt: skip
    return render(request, "referrals/who.html", place)


def shown(request: HttpRequest, id: UUID, *, refused: Any = "", status: int = 200) -> HttpResponse:
    """The page of one request; `refused` says why something could not be done."""
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    referral = service.get(id, for_=actor)
    service.look_at(by=actor, at=now, referral=referral)
    trail.seen(by=actor, at=now, act="referrals.show", record_kind="referral", record=referral.pk)
    ours = service.is_ours(referral, for_=actor)
    place = {
        "row": _row(referral, actor.day(now)),
        "referral": referral,
        "ours": ours,
        "may_decide": service.may_decide(referral, for_=actor),
        "mine": referral.worker_id == actor.account,
        "first_look": referral.looked_at_first == now,
        "path": service.path(referral, for_=actor),
        "before": _before(referral, actor),
        "number": emergency_number(actor.country),
        "open_url": open_url(referral) if ours and actor.may(Word.CASE_OPEN) else "",
        "refused": refused,
        "now": now,
    }
    return render(request, "referrals/show.html", place, status=status)


def _before(referral: Any, actor: Any) -> Any:
    """The request that this one follows, as far as the actor may see it; else only who passed it on and why."""
    if referral.passed_from_id is None:
        return None
    try:
        return service.get(referral.passed_from_id, for_=actor)
    except NotFound:
        return None


def open_url(referral: Any) -> str:
    """Where a case is opened from this request."""
    return f"{reverse('cases:open')}?{urlencode({'referral': referral.pk})}"
