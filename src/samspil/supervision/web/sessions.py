"""One session: it opens on the development plans."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from samspil.ground.errors import Invalid
from samspil.supervision import service
from samspil.supervision.terms import Came, Why
from samspil.supervision.web import forms
from samspil.supervision.web.taken import again, taken
from samspil.supervision.web.year import page_methods, supervises
from samspil.trail import service as trail


class Attended(forms.Nothing):
    """Who was there: one answer for each family of the session."""

    def __init__(self, data: Any, rows: list[Any]) -> None:
        super().__init__(data)
        self.given = data
        self.rows = [
            (r.id, r.name, self._said(f"came-{r.id}", r.attendance and r.attendance.came),
             self._said(f"why-{r.id}", r.attendance and r.attendance.why), r.attendance)
            for r in rows
        ]  # fmt: skip

    def _said(self, name: str, kept: Any) -> str:
        return str(self.given.get(name, "") if self.given is not None else kept or "")

    @property
    def came(self) -> dict[UUID, str]:
        return {id: came for id, _name, came, _why, _row in self.rows}

    @property
    def why(self) -> dict[UUID, str]:
        return {id: why for id, _name, _came, why, _row in self.rows}


@page_methods
@supervises
def session(request: Any, session: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.session(session, for_=actor, at=at)
    page = service.session_page(found, for_=actor, at=at)
    done, shown, status = taken(request, _acts(request, found, page), again("supervision:session", session))
    trail.seen(by=actor, at=at, act="supervision.session", record_kind="session", record=session)
    states = [c for c in Came.choices if c[0]]
    shown |= {"page": page, "session": found, "now": at, "whys": Why.choices, "states": states}
    return done or render(request, "supervision/session.html", shown, status=status)


def _acts(request: Any, found: Any, page: Any) -> dict[str, Any]:
    """What can be done in a session: who came, notes, agreements, moving it, calling it off."""
    actor, at = request.actor, request.now
    who: dict[str, Any] = {"by": actor, "at": at, "session": found}
    listed = [("", _("all of them")), *((str(r.id), r.name) for r in page.rows)]

    def came(said: dict[str, Any]) -> Any:
        form = Attended(request.POST, page.rows)
        return service.note_attendance(**who, came=form.came, why=form.why)

    def agreed(said: dict[str, Any]) -> Any:
        family = said.pop("family")
        return service.agree(**who, family=UUID(family) if family else None, **said)

    def done_(said: dict[str, Any]) -> Any:
        return service.action_done(by=actor, at=at, action=service.action(said["row"], for_=actor, at=at))

    def move(said: dict[str, Any]) -> Any:
        told = forms.meeting(said)
        if told.pop("minutes") != found.minutes:
            raise Invalid({"minutes": _("Its length stays. Call it off and plan another one.")})
        return service.move_session(**who, **told)

    again_at = {"minutes": found.minutes, "place": found.place}
    return {
        "came": (lambda data: Attended(data, page.rows), came),
        "note": (forms.Note, lambda said: service.keep_note(**who, **said)),
        "agree": (lambda data: forms.choose(forms.Agree(data), "family", listed), agreed),
        "done": (forms.Nothing, done_),
        "off": (forms.CallOff, lambda said: service.call_off(**who, **said)),
        "move": (lambda data: forms.Meet(data, initial=again_at), move),
    }
