"""The families of a calendar year and for which kinds they were approved then."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from samspil.access.service import Actor
from samspil.carers import policy
from samspil.carers.models import Approval, FosterFamily, Learning
from samspil.carers.terms import Status


@dataclass(frozen=True, slots=True)
class OfYear:
    id: UUID
    name: str
    area: str
    consultant: str
    kinds: frozenset[str]
    """Approved for on some day of the year; where no approval is written down, its main kind."""
    guide: UUID | None = None
    """The account of the consultant."""


def of_year(year: int, *, for_: Actor, families: Iterable[UUID] | None = None) -> list[OfYear]:
    """Families that fostered on some day of the year, by name. Two queries, whatever the number."""
    rows = policy.visible(for_).filter(known_since__lt=dt.date(year + 1, 1, 1))
    there = Q(status=Status.APPROVED) | Q(status=Status.ENDED, ended_on__gte=dt.date(year, 1, 1))
    rows = rows.filter(there) if families is None else rows.filter(pk__in=list(families))
    return _told(rows, year, anyhow=families is not None)


def own_of_year(family: FosterFamily, year: int, *, for_: Actor, at: dt.datetime) -> OfYear | None:
    """Of the family in which the actor is a carer. Two queries."""
    rows = policy.own(for_, on=for_.day(at)).filter(pk=family.pk)
    return next(iter(_told(rows, year, anyhow=True)), None)


def own_learnt(family: FosterFamily, *, for_: Actor, at: dt.datetime) -> list[Learning]:
    """What the family in which the actor is a carer learnt, the last first. One query."""
    rows = Learning.objects.filter(family__in=policy.own(for_, on=for_.day(at)).filter(pk=family.pk))
    return list(rows.select_related("member").order_by("-done_on", "id"))


def _told(rows: QuerySet[FosterFamily], year: int, *, anyhow: bool) -> list[OfYear]:
    first, after = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    kinds: dict[UUID, set[str]] = {}
    ever: set[UUID] = set()
    approvals = Approval.objects.filter(family__in=rows.values("pk"))
    for family, kind, since, until in approvals.values_list("family_id", "kind", "since", "until"):
        ever.add(family)
        if since < after and (until is None or until > first):
            kinds.setdefault(family, set()).add(kind)
    return [
        OfYear(row.pk, row.name, row.area, _guide(row), frozenset(kinds.get(row.pk, {row.kind})), row.consultant_id)
        for row in rows.select_related("consultant").only("name", "area", "kind", "consultant__name").order_by("name", "id")
        if row.pk in kinds or row.pk not in ever or anyhow
    ]  # fmt: skip


def fostering(
    institutions: Iterable[UUID], *, since: dt.date, until: dt.date
) -> list[tuple[UUID, UUID, str, dt.date, dt.date | None]]:
    """(institution, family, name, since, until) of each time in which a family of these services fostered, within days.
    Which figures of them may be told is asked by the room that counts. Two queries."""
    rows = FosterFamily.objects.filter(institution__in=list(institutions), known_since__lt=until)
    rows = rows.filter(Q(status=Status.APPROVED) | Q(status=Status.ENDED, ended_on__gt=since))
    spans: dict[UUID, list[tuple[dt.date, dt.date | None]]] = {}
    approvals = Approval.objects.filter(family__in=rows.values("pk"))
    for family, first, after in approvals.values_list("family_id", "since", "until"):
        spans.setdefault(family, []).append((first, after))
    return [
        (home, family, name, first, min((day for day in (after, ended) if day), default=None))
        for home, family, name, known, ended in rows.values_list("institution_id", "pk", "name", "known_since", "ended_on")
        for first, after in spans.get(family, [(known, None)])
        if first < until and (after is None or after > since)
    ]  # fmt: skip


def _guide(row: FosterFamily) -> str:
    return row.consultant.name if row.consultant else ""
