"""Erasing requests for help: with the file that came of them, or, where none came, when their own time is over."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from samspil.access.service import Actor
from samspil.ground.erasing import Gone, counts, digest, erase_rows, together
from samspil.referrals.models import Referral
from samspil.referrals.terms import State
from samspil.trail import service as trail


def erase(*, by: Actor, at: dt.datetime, case: UUID, referral: UUID | None = None) -> Gone:
    """The request that became the file, and the same request in the hands it was passed through."""
    gone: Gone = {}
    rows = Referral.objects.filter(Q(opened_as=case) | Q(pk=referral))
    while ids := list(rows.values_list("pk", flat=True)):
        before = list(rows.exclude(passed_from=None).values_list("passed_from", flat=True))
        gone = together(gone, erase_rows(Referral.objects.filter(pk__in=ids)))
        rows = Referral.objects.filter(pk__in=before)
    trail.record(
        by=by, at=at, act="referrals.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone


def over(institution: UUID, *, answered_before: dt.datetime) -> QuerySet[Referral]:
    """Requests that reached the institution, were answered before that moment, and of which no file came. One that was
    passed on goes after the one it became; one that still waits has no end, unless its consent had ended by then."""
    answered = Q(decided_at__lt=answered_before) & ~Q(state=State.WAITING)
    ended = Q(state=State.WAITING, until__lt=answered_before)
    return Referral.objects.filter(answered | ended, to=institution, opened_as=None, passed_to=None)


@transaction.atomic
def clear(*, by: Actor, at: dt.datetime, answered_before: dt.datetime) -> int:
    """Erase what is over in the actor's institution. The record keeps how many they were and a number over their ids."""
    if by.institution is None:
        return 0
    gone: Gone = {}
    while (rows := over(by.institution, answered_before=answered_before)).exists():
        gone = together(gone, erase_rows(rows))
    found = sum(counts(gone).values())
    if found:
        trail.record(
            by=by, at=at, act="referrals.clear", record_kind="referral",
            details={"rows": found, "digest": digest(gone)},
        )  # fmt: skip
    return found
