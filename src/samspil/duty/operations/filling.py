"""The engine proposes who has which shift; who leads asks for it, sees it as a draft, and publishes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.duty import bridge, queries
from samspil.duty.models import Member, Roster, Shift
from samspil.duty.operations.giving import give_many
from samspil.duty.operations.guard import leading
from samspil.duty.terms import How
from samspil.ground.errors import Refused

ROUNDS = 3
"""So often what broke a rule of any seven days is asked anew, with the rest as it stands."""


@transaction.atomic
def fill(
    *, by: Actor, at: dt.datetime, roster: Roster, first: dt.date, enough: Callable[[], bool]
) -> bridge.Proposal:
    """Somebody for every shift of a month that has nobody. Whoever has a shift keeps it; what breaks a rule stays empty."""
    leading(by, roster, at)
    page = queries.month_page(roster, for_=by, at=at, first=first)
    if not page.shifts or all(s.member_id for s in page.shifts):
        raise Refused(_("No shift of this month is empty."))
    given: dict[UUID, Member] = {}
    barred: bridge.Pairs = frozenset()
    for _round in range(ROUNDS):
        found = bridge.propose(page, at=at, enough=enough, barred=barred)
        give_many(by=by, at=at, roster=roster, given=dict(found.given), anyway=True, how=How.ENGINE)
        given |= found.given
        barred |= found.dropped
        if not found.dropped:
            break
        page = queries.month_page(roster, for_=by, at=at, first=first)
    for _round in range(ROUNDS):
        if not found.empty or not barred:
            break
        page = queries.month_page(roster, for_=by, at=at, first=first)
        found = bridge.mend(page, at=at, enough=_never, only=given.keys(), barred=barred)
        barred |= found.dropped
        if not found.dropped:  # else half a chain of exchanges would open as much as it closes
            give_many(by=by, at=at, roster=roster, given=dict(found.given), anyway=True, how=How.ENGINE)
            given |= found.given
            break
    return replace(found, given=given)


def _never() -> bool:
    return False


@transaction.atomic
def mend(
    *, by: Actor, at: dt.datetime, roster: Roster, first: dt.date, enough: Callable[[], bool]
) -> bridge.Proposal:
    """A published month in which somebody fell ill: as few people as possible have another shift than they knew."""
    leading(by, roster, at)
    page = queries.month_page(roster, for_=by, at=at, first=first)
    found = bridge.mend(page, at=at, enough=enough)
    if not found.given:
        raise Refused(_("Nobody can be found without breaking a rule. Name who answers, or ask outside."))
    give_many(by=by, at=at, roster=roster, given=dict(found.given), anyway=True, how=How.REPAIR)
    return found


@transaction.atomic
def free(
    *, by: Actor, at: dt.datetime, roster: Roster, shift: Shift, enough: Callable[[], bool]
) -> bridge.Freed:
    """Somebody is freed of a shift, and it goes to who can have it at the least cost."""
    leading(by, roster, at)
    page = queries.month_page(roster, for_=by, at=at, first=shift.month.first_on)
    found = bridge.free(page, shift, at=at, enough=enough)
    if found is None or found.stays_empty:
        raise Refused(_("Nobody can be found without breaking a rule. Name who answers, or ask outside."))
    give_many(by=by, at=at, roster=roster, given=found.given, how=How.ENGINE)
    return found
