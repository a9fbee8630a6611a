"""What the address of the page asks for, and the picture that answers it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import get_language

from samspil.cases import service as cases
from samspil.ecomaps import service
from samspil.ecomaps.terms import View
from samspil.look.service import NotADay, read_day

BACK = dt.timedelta(days=35)
NONE = "none"


@dataclass(frozen=True, slots=True)
class Asked:
    """The picture of `on`, compared with `since` (or with nothing)."""

    header: Any
    net: service.Network
    view: str
    on: dt.date
    since: dt.date | None
    marks: tuple[service.Mark, ...]
    shown: service.Snapshot
    before: service.Snapshot | None
    changed: service.Changed | None
    layout: service.Layout
    picture: service.Picture

    def address(self, **other: Any) -> str:
        """The query of this page with something else in it."""
        said: dict[str, Any] = {"view": self.view, "on": self.on, "since": self.since or NONE} | other
        return "?" + urlencode({k: str(v) for k, v in said.items()})


def ask(request: Any, case_id: UUID, *, present: service.Present | None = None) -> Asked:
    """A fixed number of queries. Days still to come, and words that are no day, fall back to today."""
    data = request.POST if request.method == "POST" else request.GET
    actor, at = request.actor, request.now
    header = cases.header(case_id, for_=actor, at=at)
    net = service.network(header.case, for_=actor, at=at, present=present)
    view = data.get("view", "")
    view = view if view in View.values else View.BOTH
    days = tuple(service.marks(net))
    on = min(_day(data.get("on"), net.today) or net.today, net.today)
    since = _since(data.get("since"), on, net.today, days)
    shown = service.snapshot(net, on)
    before = service.snapshot(net, since) if since else None
    changed = service.between(before, shown) if before else None
    kept = {} if present else service.arrangement(header.case, view, for_=actor, at=at)
    layout = service.lay_out(shown, before, view, kept)
    picture = service.draw(
        layout, shown, changed, title=service.title(shown), language=get_language() or "en"
    )
    return Asked(header, net, view, on, since, days, shown, before, changed, layout, picture)


def _since(text: str | None, on: dt.date, today: dt.date, days: tuple[service.Mark, ...]) -> dt.date | None:
    """The day asked for; without one five weeks earlier, if something changed since and something was there before."""
    if text == NONE:
        return None
    asked = _day(text, today)
    if asked is not None:
        return asked if asked < on else None
    back = on - BACK
    changed = any(back < mark.on <= on for mark in days) and any(mark.on <= back for mark in days)
    return back if changed else None


def _day(text: str | None, today: dt.date) -> dt.date | None:
    if not text:
        return None
    try:
        return read_day(text, get_language() or "en", today)
    except NotADay:
        return None
