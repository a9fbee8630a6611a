"""Tells what houses asked each other, on what families agreed to."""

import datetime as dt
from typing import Any

from samspil.consents import service as consents
from samspil.sharing import service as sharing
from samspil.story.script import Asked, Child
from samspil.story.telling import Stage


def tell_leave(child: Child, stage: Stage) -> None:
    given = stage.agreed.get(child.key, [])
    for told in child.asked:
        _ask(told, child, given, stage)


def _ask(told: Asked, child: Child, given: list[Any], stage: Stage) -> None:
    """On a consent that covers it, where there is one; else as a written request."""
    house = stage.homes[told.by]
    at = stage.past(told.day, "09:50", house)
    by, to = stage.actor(told.by, at), stage.houses[told.to]
    until = stage.moment(told.until_day + 1, "00:00", house)
    covers: dict[str, Any] = {"to": by.institution, "at": at, "scope": told.scope, "until": until}
    consent = next((c for c in given if c.institution_id == to.pk and consents.covers(c, **covers)), None)
    wish = sharing.Wish(
        about="topic", purpose="" if consent else told.purpose, basis="consent" if consent else "request",
        needed_by=stage.day(told.needed_day),
        until=until, scope=told.scope, question=told.question, consent=consent,
    )  # fmt: skip
    ask = sharing.ask(by=by, at=at, case=stage.cases[child.key].pk, to=to, wish=wish)
    if told.reason:
        later = at + dt.timedelta(hours=5)
        answering = stage.actor(told.answered_by, later)
        sharing.refuse(by=answering, at=later, ask=ask, reason=told.reason)
