"""What every change of a search begins and ends with."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.ground.errors import Refused
from samspil.matching import policy, queries
from samspil.matching.models import Decision, Done, Search, Seeker
from samspil.matching.terms import Action, Fate, WaitsFor

PATIENCE = dt.timedelta(days=7)
"""How long a second reader has."""


def locked(by: Actor, search: Search, at: dt.datetime) -> Search:
    """The search as it stands, held until the transaction ends, if the actor may change it."""
    now = Search.objects.select_for_update(of=("self",)).select_related("case__child").get(pk=search.pk)
    if not policy.can(by, "write", now, at=at):
        if now.ended_at is not None:
            raise Refused(_("This search has ended. Open a new one."))
        cases.require_part(by, now.case_id, at)
        raise Refused(_("Your role does not include looking for foster families. Ask the team leader."))
    return now


def seekers(search: Search) -> QuerySet[Seeker]:
    return Seeker.objects.filter(search=search).select_related("case__child").order_by("added_at", "id")


def announced(by: Actor, at: dt.datetime, search: Search, code: str, *, for_all: bool = False) -> None:
    """On the timeline of each child."""
    for seeker in seekers(search):
        cases.announce(case=seeker.case, by=by, at=at, code=f"matching.{code}", data={}, for_all=for_all)


def did(by: Actor, at: dt.datetime, search: Search, action: Action) -> None:
    """An action that follows from what was done; said already, it stays as it was said."""
    Done.objects.get_or_create(search=search, action=action, defaults={"on": by.day(at), "by_id": by.account})


def settle(search: Search, today: dt.date, *, upset: bool = False) -> None:
    """What the search waits for next, on whom, until when. `upset`: something new speaks against what stood."""
    what, whom, due = _next(search, today, upset)
    search.waits_for, search.waits_on_id, search.waits_due = what, whom, due
    search.revision += 1
    search.save()


def _next(search: Search, today: dt.date, upset: bool) -> tuple[str, UUID | None, dt.date | None]:
    matcher: Any = search.matcher_id
    if search.ended_at is not None:
        return WaitsFor.NOTHING, None, None
    found = queries.current(search)
    if found is None:
        return WaitsFor.COMPARE, matcher, max(search.talk_on, today) if search.talk_on else today
    if upset:
        return WaitsFor.DECISION, matcher, today
    if found.fate == Fate.DECIDED:
        decision = Decision.objects.select_related("reading").get(proposal=found)
        reading = getattr(decision, "reading", None)
        if reading is None:
            return WaitsFor.READER, decision.reader_id, today + PATIENCE
        return WaitsFor.DECISION if reading.said == "disagrees" else WaitsFor.PLACE, matcher, search.come_on
    standing = queries.standing(found)
    if standing.missing and not standing.said_no:
        return WaitsFor.ANSWERS, matcher, found.answer_by
    return WaitsFor.DECISION, matcher, today
