"""Who takes part, what crosses, and conditions for the rooms above."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Q, QuerySet

from samspil.access.service import Actor
from samspil.cases import policy
from samspil.cases.models import Case, Entry, Participation, Share
from samspil.cases.queries.files import get
from samspil.ground.errors import NotFound
from samspil.ground.periods import running


def who_sees(case: Case, *, at: dt.datetime) -> list[Participation]:
    """The institutions that can see the file now, and until when."""
    rows = Participation.objects.filter(running(at), case=case)
    return list(rows.select_related("institution", "worker").order_by("part", "since", "id"))


def who_sees_entry(entry: Entry, *, at: dt.datetime) -> list[tuple[Any, str, dt.datetime | None]]:
    """Who can read this entry now: (institution, rule, until). Rules: own, all, share."""
    seen: list[tuple[Any, str, dt.datetime | None]] = [(entry.institution, "own", None)]
    parts = Participation.objects.filter(running(at), case_id=entry.case_id).select_related("institution")
    shares = {s.to_id: s for s in Share.objects.filter(running(at), entry=entry)}
    for part in parts.order_by("part", "since", "id"):
        if part.institution_id == entry.institution_id:
            continue
        if entry.for_all:
            seen.append((part.institution, "all", part.until))
        elif part.institution_id in shares:
            ends = [u for u in (shares[part.institution_id].until, part.until) if u]
            seen.append((part.institution, "share", min(ends)))
    return seen


def shares(case: Case, *, for_: Actor, at: dt.datetime) -> list[Share]:
    """The running shares of entries of a case that the actor's institution gave or got, soonest end first."""
    rows = Share.objects.filter(running(at), entry__case=case)
    rows = rows.filter(Q(entry__institution_id=for_.institution) | Q(to_id=for_.institution))
    return list(rows.select_related("entry", "entry__institution", "to", "shared_by").order_by("until", "id"))


def table(case: Case) -> list[Participation]:
    """Everybody who takes or took part in a visible case, those who take part now first."""
    rows = Participation.objects.filter(case=case).select_related("institution", "worker", "added_by")
    return list(rows.order_by(F("until").desc(nulls_first=True), "part", "since", "id"))


def share(id: UUID, *, for_: Actor, at: dt.datetime) -> Share:
    """A running share that the actor's institution gave."""
    rows = Share.objects.filter(running(at), entry__institution_id=for_.institution)
    found = rows.select_related("entry", "entry__case", "to").filter(pk=id).first()
    if found is None:
        raise NotFound
    get(found.entry.case_id, for_=for_, at=at)
    return found


def participation(id: UUID, *, for_: Actor, at: dt.datetime) -> Participation:
    found = Participation.objects.filter(running(at), pk=id).select_related("institution", "case").first()
    if found is None:
        raise NotFound
    get(found.case_id, for_=for_, at=at)
    return found


def seen_cases(*, for_: Actor, at: dt.datetime) -> QuerySet[Any, Any]:
    """Ids of all visible cases, as a subquery for the policies of rooms above."""
    return policy.parts(for_, at).values("case_id")


def in_seen_case(*, for_: Actor, at: dt.datetime, path: str = "case_id") -> Exists:
    """A condition for the policies of rooms above: the row's case (by `path`) is one the actor's institution sees."""
    return policy.in_seen_case(for_, at, path)
