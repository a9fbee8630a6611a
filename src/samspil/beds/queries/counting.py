"""Reads for the accounting: beds taken, refusals, aims, years, scenarios. Nothing of a child."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.beds import policy
from samspil.beds.models import Aim, Earlier, Refusal, Scenario, Staffing, Taken
from samspil.beds.terms import Run
from samspil.ground.errors import NotFound


def taken(*, for_: Actor, since: dt.datetime, until: dt.datetime) -> list[Taken]:
    """Beds taken at any time of a period. One query."""
    rows = policy.houses(Taken.objects.all(), for_).filter(began_at__lt=until)
    rows = rows.filter(Q(ended_at=None) | Q(ended_at__gt=since))
    return list(rows.select_related("bed").order_by("began_at", "id"))


def refusals(*, for_: Actor, since: dt.datetime, until: dt.datetime) -> list[tuple[str, str]]:
    """Why and what instead, of every bed asked for and not given. One query."""
    rows = policy.houses(Refusal.objects.all(), for_).filter(at__gte=since, at__lt=until)
    return list(rows.order_by("at", "id").values_list("why", "instead"))


def staffed_on(*, for_: Actor, moments: list[dt.datetime]) -> list[int]:
    """Staffed beds in the region at each moment. Two queries."""
    beds = list(policy.beds(for_).filter(unit__outside=False).values_list("unit_id", "since", "until"))
    inside = policy.units(for_).filter(outside=False)
    said = Staffing.objects.filter(unit__in=inside).order_by("since")
    rows = list(said.values_list("unit_id", "since", "places"))
    return [_staffed(beds, rows, moment) for moment in moments]


def _staffed(beds: list[Any], rows: list[tuple[UUID, dt.datetime, int]], moment: dt.datetime) -> int:
    there: dict[UUID, int] = {}
    for unit, since, until in beds:
        if since <= moment and (until is None or until > moment):
            there[unit] = there.get(unit, 0) + 1
    said = {unit: places for unit, since, places in rows if since <= moment}
    return sum(min(n, said.get(unit, n)) for unit, n in there.items())


def first_bed(*, for_: Actor) -> dt.datetime | None:
    """Since when there are beds here at all."""
    return policy.beds(for_).order_by("since").values_list("since", flat=True).first()


def aim(*, for_: Actor) -> Aim | None:
    return policy.houses(Aim.objects.all(), for_).order_by("-at", "-id").first()


def earlier(*, for_: Actor) -> list[Earlier]:
    return list(policy.houses(Earlier.objects.all(), for_).order_by("year"))


def scenarios(*, for_: Actor) -> list[Scenario]:
    return list(policy.houses(Scenario.objects.all(), for_).select_related("by").order_by("-at", "-id")[:30])


def computed(*, for_: Actor) -> list[Scenario]:
    """Scenarios with an answer, the newest first."""
    rows = policy.houses(Scenario.objects.filter(state=Run.DONE), for_)
    return list(rows.order_by("-at", "-id")[:30])


def scenario(id: UUID, *, for_: Actor) -> Scenario:
    found = policy.houses(Scenario.objects.all(), for_).select_related("by").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def in_hand(id: str, *, at: dt.datetime) -> tuple[Scenario, Actor] | None:
    """For the background: a scenario that waits, and who asked for it, with what they may do at that moment."""
    row = Scenario.objects.select_related("by").filter(pk=id, state__in=(Run.WAITING, Run.RUNNING)).first()
    if row is None:
        return None
    by, _places = accounts.actor_for(row.by, institution=row.institution_id, at=at)
    if by.institution != row.institution_id or not by.may(Word.BEDS_MANAGE):
        return None
    return row, by
