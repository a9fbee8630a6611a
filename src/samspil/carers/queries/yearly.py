"""The families of a calendar year and for which kinds they were approved then."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor
from samspil.carers import policy
from samspil.carers.models import Approval, FosterFamily
from samspil.carers.terms import Status


@dataclass(frozen=True, slots=True)
class OfYear:
    id: UUID
    name: str
    area: str
    consultant: str
    kinds: frozenset[str]
    """Approved for on some day of the year; where no approval is written down, its main kind."""


def of_year(year: int, *, for_: Actor, families: Iterable[UUID] | None = None) -> list[OfYear]:
    """Families that fostered on some day of the year, by name. Two queries, whatever the number."""
    first, after = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    rows = policy.visible(for_).filter(known_since__lt=after)
    there = Q(status=Status.APPROVED) | Q(status=Status.ENDED, ended_on__gte=first)
    rows = rows.filter(there) if families is None else rows.filter(pk__in=list(families))
    kinds: dict[UUID, set[str]] = {}
    ever: set[UUID] = set()
    approvals = Approval.objects.filter(family__in=rows.values("pk"))
    for family, kind, since, until in approvals.values_list("family_id", "kind", "since", "until"):
        ever.add(family)
        if since < after and (until is None or until > first):
            kinds.setdefault(family, set()).add(kind)
    return [
        OfYear(row.pk, row.name, row.area, _guide(row), frozenset(kinds.get(row.pk, {row.kind})))
        for row in rows.select_related("consultant").only("name", "area", "kind", "consultant__name").order_by("name", "id")
        if row.pk in kinds or row.pk not in ever or families is not None
    ]  # fmt: skip


def _guide(row: FosterFamily) -> str:
    return row.consultant.name if row.consultant else ""
