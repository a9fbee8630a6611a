"""Of closed files the numbers alone, for whoever keeps the clocks and reads no file."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samspil.access.service import Actor
from samspil.cases.models import Case, Participation
from samspil.cases.terms import Part


def closed(*, for_: Actor) -> QuerySet[Case]:
    """Closed files that the actor's institution leads: reference, days, the child's birth date; nothing written."""
    rows = Case.objects.filter(institution=for_.institution, closed_at__isnull=False)
    rows = rows if for_.institution else rows.none()
    return rows.select_related("child").only(
        "reference", "closed_at", "institution", "referral", "child__born_on"
    )


def took_part(cases: Iterable[UUID]) -> dict[UUID, list[Any]]:
    """For each case the institutions that ever took part. One query."""
    rows = Participation.objects.filter(case__in=list(cases)).exclude(part=Part.EMERGENCY)
    found: dict[UUID, dict[UUID, Any]] = {}
    for row in rows.select_related("institution").order_by("since", "id"):
        found.setdefault(row.case_id, {})[row.institution_id] = row.institution
    return {case: list(homes.values()) for case, homes in found.items()}


def about(child: UUID) -> bool:
    """Whether any file is about this child."""
    return Case.objects.filter(child=child).exists()
