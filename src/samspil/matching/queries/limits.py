"""What keeps children away from people, families and places, and from each other."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor
from samspil.ground.errors import NotFound
from samspil.matching import policy
from samspil.matching.models import Ban, BanAsked, Exclusion


def bans_of(cases: Iterable[UUID], *, for_: Actor, at: dt.datetime, on: dt.date) -> list[Ban]:
    """Those that run on that day. Whom a ban names is told to who may see the ban, whatever they know of the person."""
    rows = policy.bans(for_, at=at).filter(Q(until=None) | Q(until__gt=on), case__in=list(cases))
    return list(rows.select_related("person", "family", "case__child", "noted_by").order_by("since", "id"))


def exclusions_of(
    cases: Iterable[UUID], children: Iterable[UUID], *, for_: Actor, at: dt.datetime, on: dt.date
) -> list[Exclusion]:
    """Those about these children, whichever of the two they were noted at."""
    about = Q(case__in=list(cases)) | Q(other__in=list(children))
    rows = policy.exclusions(for_, at=at).filter(about, Q(until=None) | Q(until__gt=on))
    return list(rows.select_related("other", "case__child", "noted_by").order_by("since", "id"))


def all_bans(cases: Iterable[UUID], *, for_: Actor, on: dt.date) -> list[Ban]:
    """Every ban that the institution noted about these children, whoever looks: to be kept, not to be read."""
    rows = Ban.objects.filter(
        Q(until=None) | Q(until__gt=on), institution=for_.institution, case__in=list(cases)
    )
    return list(rows.select_related("person", "case").order_by("since", "id"))


def all_exclusions(children: Iterable[UUID], *, for_: Actor, on: dt.date) -> list[Exclusion]:
    """The same of who must not live together: those about these children, from whichever side, and every child that must live
    without others."""
    ours = list(children)
    about = Q(case__child__in=ours) | Q(other__in=ours) | Q(other=None)
    rows = Exclusion.objects.filter(about, Q(until=None) | Q(until__gt=on), institution=for_.institution)
    return list(rows.select_related("case", "noted_by").order_by("since", "id"))


def all_asked(bans: Iterable[Ban]) -> dict[UUID, set[str]]:
    """By ban: of which members of families somebody asked, and it is none of them. No query without a ban."""
    found: dict[UUID, set[str]] = {}
    ids = [ban.pk for ban in bans if ban.person_id]
    rows = BanAsked.objects.filter(ban__in=ids).values_list("ban_id", "members") if ids else ()
    for ban, members in rows:
        found.setdefault(ban, set()).update(members)
    return found


def limits(
    cases: list[UUID], children: list[UUID], *, for_: Actor, at: dt.datetime
) -> tuple[list[Ban], list[Exclusion]]:
    """Both, as they run today. Two queries."""
    on = for_.day(at)
    return bans_of(cases, for_=for_, at=at, on=on), exclusions_of(cases, children, for_=for_, at=at, on=on)


def ban(id: UUID, *, for_: Actor, at: dt.datetime) -> Ban:
    found = policy.bans(for_, at=at).select_related("case").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def exclusion(id: UUID, *, for_: Actor, at: dt.datetime) -> Exclusion:
    found = policy.exclusions(for_, at=at).select_related("case").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found
