"""Rotas and their members."""

import datetime as dt
from uuid import UUID

from samspil.access.service import Actor
from samspil.duty import policy
from samspil.duty.models import Member, Roster
from samspil.ground.errors import NotFound
from samspil.ground.periods import running


def rosters(*, for_: Actor, at: dt.datetime) -> list[Roster]:
    """The rotas the actor sees, those that still run. One query."""
    rows = policy.visible(for_, on=for_.day(at)).filter(ended_at=None)
    return list(rows.select_related("institution").order_by("name", "id"))


def roster(id: UUID, *, for_: Actor, at: dt.datetime) -> Roster:
    rows = policy.visible(for_, on=for_.day(at)).select_related("institution").prefetch_related("members")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def members(roster: Roster, *, on: dt.date, until: dt.date | None = None) -> list[Member]:
    """Who is on the rota on a day, or on any day up to `until`; by name. The caller holds a rota that the actor sees."""
    rows = Member.objects.filter(roster=roster).select_related("account", "institution")
    rows = rows.filter(running(on)) if until is None else rows.filter(since__lt=until).exclude(until__lte=on)
    return list(rows.order_by("account__name", "id"))


def member_of(roster: Roster, *, for_: Actor, at: dt.datetime) -> Member | None:
    """The actor on this rota, if they are."""
    rows = Member.objects.filter(running(for_.day(at)), roster=roster, account_id=for_.account)
    return rows.filter(institution_id=for_.institution).select_related("account").first()
