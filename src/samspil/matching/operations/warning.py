"""What is noted or found late: searches are looked at again, and whoever guides a placement that it may meet is told."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.fostering import service as fostering
from samspil.matching import bridge, queries
from samspil.matching.models import Ban, Proposal, Search, Seeker
from samspil.matching.operations.guard import settle
from samspil.matching.terms import Fate


def warn(children: Iterable[UUID], by: Actor, at: dt.datetime, *, newcomer: Any = None) -> None:
    """Where one of these children lives already, whoever guides the placement is told: what is noted speaks against it, or it is
    not known whether the newcomer is somebody from whom the child must be kept."""
    for care in fostering.running(children, for_=by):
        on = max(by.day(at), by.day(care.arrives_at))
        found = fostering.against(for_=by, at=at, case=care.case, family=care.family_id, on=on)
        if found.forbids or (newcomer is not None and bridge.unsure_of(newcomer, care, for_=by, at=at)):
            fostering.warn(by=by, at=at, care=care)


def moved_in(*, family: UUID, member: Any, by: Actor, at: dt.datetime) -> None:
    """Somebody lives in a family from now on, or turned out to be known: the children who live there and those for whom the family
    is being asked may have to be kept from them."""
    there = fostering.living_in(for_=by).get(family, ())
    warn(there, by, at, newcomer=member)
    asked = Proposal.objects.filter(family=family, fate__in=[Fate.OPEN, Fate.DECIDED])
    again(asked.filter(search__institution_id=by.institution).values_list("search_id", flat=True), by, at)


def same_person(*, people: list[UUID], together: bool, by: Actor, at: dt.datetime) -> None:
    """Two records are one human being: a ban that names one of them may meet a family in which the other lives."""
    if not together or not Ban.objects.filter(person__in=people, institution_id=by.institution).exists():
        return
    for member in carers.members_known_as(people, for_=by, at=at):
        moved_in(family=member.family_id, member=member, by=by, at=at)


def again(searches: Iterable[UUID], by: Actor, at: dt.datetime) -> None:
    for search in sorted(set(searches)):
        look_again(Search.objects.select_for_update().get(pk=search), by, at)


def look_again(search: Search, by: Actor, at: dt.datetime) -> None:
    """A family that is being asked, or was decided on, may no longer meet the hard conditions: then it waits for a decision."""
    standing = queries.current(search)
    if standing is None or search.ended_at is not None:
        return
    found, row = bridge.row_now(search, standing.family_id, for_=by, at=at)
    if row is None or not bridge.on_table(row) or (found.unseen and _bans_name_people(search)):
        settle(search, by.day(at), upset=True)


def _bans_name_people(search: Search) -> bool:
    """Who does not see the file of every child cannot tell whether a ban meets the family: then somebody who does looks."""
    files = Seeker.objects.filter(search=search).values("case")
    return Ban.objects.filter(case__in=files, person__isnull=False).exists()
