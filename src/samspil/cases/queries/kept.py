"""What exists in a file and who has to do with it, without what is written: for the people the file is about.

The caller has decided that the reader may know this much of the case.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from samspil.cases.models import EmergencyLook, Entry, Share
from samspil.ground.periods import running


@dataclass(frozen=True, slots=True)
class Amount:
    """So many entries of a kind that an institution (`home`, of a `sort`) keeps, between two moments."""

    institution: str
    home: UUID
    sort: str
    kind: str
    count: int
    first: dt.datetime
    last: dt.datetime


def kept(case: UUID) -> list[Amount]:
    """One query; the institution that keeps most comes first."""
    rows = Entry.objects.filter(case_id=case).values(
        "institution__name", "institution_id", "institution__kind", "kind"
    )
    found = rows.annotate(count=Count("pk"), first=Min("happened_at"), last=Max("happened_at"))
    return [
        Amount(
            r["institution__name"], r["institution_id"], r["institution__kind"], r["kind"], r["count"], r["first"],
            r["last"],
        )
        for r in found.order_by("-count", "institution__name", "kind")
    ]  # fmt: skip


def crossings(case: UUID, *, at: dt.datetime) -> list[Share]:
    """Every running share of a case, whoever gave it: from whom to whom, what for, on which basis, until when."""
    rows = Share.objects.filter(running(at), Q(entry__case_id=case) | Q(case_id=case))
    return list(rows.select_related("to", "giver", "entry__institution", "person").order_by("until", "id"))


def looks_into(case: UUID) -> list[EmergencyLook]:
    """Every look in an emergency into a file, with its time and what its review found, newest first."""
    rows = EmergencyLook.objects.filter(participation__case_id=case)
    return list(rows.select_related("participation__institution").order_by("-participation__since", "-id"))


def emergency_of(looks: list[EmergencyLook], account: Any, at: dt.datetime) -> EmergencyLook | None:
    """The look in an emergency during which this account was in the file at that moment, if there was one."""
    for look in looks:
        part = look.participation
        if look.account_id == account and part.since <= at and (part.until is None or at <= part.until):
            return look
    return None
