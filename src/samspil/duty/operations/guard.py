"""Before a rota is changed: may this actor, and does it run?"""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.duty import policy, queries
from samspil.duty.models import Member, Roster
from samspil.ground.errors import NotFound, Refused


def leading(by: Actor, roster: Roster, at: dt.datetime) -> None:
    if not policy.can(by, "read", roster, on=by.day(at)):
        raise NotFound
    require(by, Word.DUTY_LEAD)
    if not policy.can(by, "lead", roster, on=by.day(at)):
        raise Refused(_("Another institution leads this rota."))
    if roster.ended_at is not None:
        raise Refused(_("This rota has ended. What was written stays."))


def on_it(by: Actor, roster: Roster, at: dt.datetime) -> Member:
    """The actor as a member of the rota."""
    if not policy.can(by, "read", roster, on=by.day(at)):
        raise NotFound
    found = queries.member_of(roster, for_=by, at=at)
    if found is None:
        raise Refused(_("You are not on this rota."))
    return found


def told(by: Actor, at: dt.datetime, roster: Any) -> dict[str, Any]:
    return {"by": by, "at": at, "record_kind": "roster", "record": roster.pk}
