"""Erasing a file: one proposes, another confirms, everything goes in one transaction, and a proof without content stays."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground import fence
from samspil.ground.erasing import counts, digest, empty_journal, overwrite
from samspil.ground.errors import NotFound, Refused
from samspil.retention import policy
from samspil.retention.models import Erasure
from samspil.retention.operations.everything import everything
from samspil.retention.queries import file
from samspil.retention.terms import State
from samspil.trail import service as trail


@transaction.atomic
def propose(*, by: Actor, at: dt.datetime, case: UUID) -> Erasure:
    require(by, Word.RETENTION_MANAGE)
    found, clock, held, waits = file(case, for_=by, on=by.day(at))
    period = _may_go(clock, held, by, at)
    if waits is not None:
        raise Refused(_("Somebody already proposed to erase this file."))
    made = Erasure.objects.create(
        case=found.pk, institution_id=by.institution, reference=found.reference, closed_on=found.closed_at.date(),
        due_on=clock.on, rule=period.rule, record_class=period.record_class, years=period.years,
        starts_at=period.starts_at, proposed_by_id=by.account, proposed_at=at,
    )  # fmt: skip
    trail.record(by=by, at=at, act="retention.propose", record_kind="erasure", record=made.pk, case=case)
    return made


@transaction.atomic
def keep(*, by: Actor, at: dt.datetime, erasure: Erasure) -> Erasure:
    """The proposal is laid down, by whoever made it or by another; the file stays."""
    found = _waiting(by, erasure)
    found.state, found.decided_by_id, found.decided_at = State.KEPT, by.account, at
    found.save(update_fields=["state", "decided_by", "decided_at"])
    trail.record(by=by, at=at, act="retention.keep", record_kind="erasure", record=found.pk, case=found.case)
    return found


@transaction.atomic
def confirm(*, by: Actor, at: dt.datetime, erasure: Erasure) -> Erasure:
    """The second person erases. Either everything goes in every room, or nothing does."""
    found = _waiting(by, erasure)
    if found.proposed_by_id == by.account:
        raise Refused(_("You proposed this. Somebody else decides on it."))
    case, clock, held, _waits = file(found.case, for_=by, on=by.day(at))
    _may_go(clock, held, by, at)
    overwrite()
    transaction.on_commit(empty_journal)
    found.seq_before, found.head_before = trail.head(found.institution_id)
    with fence.lifted("a file is erased whole, with what others wrote into it"):
        gone = everything(by=by, at=at, case=case)
    found.counts, found.digest = counts(gone), digest(gone)
    trail.record(
        by=by, at=at, act="retention.erase", record_kind="erasure", record=found.pk, case=found.case,
        details={"digest": found.digest, "rows": sum(found.counts.values())},
    )  # fmt: skip
    found.seq_after, found.head_after = trail.head(found.institution_id)
    found.state, found.decided_by_id, found.decided_at = State.ERASED, by.account, at
    found.save()
    return found


def _may_go(clock: Any, held: Any, by: Actor, at: dt.datetime) -> Any:
    """The period that governs, if it is over and nothing holds the file."""
    if held is not None:
        raise Refused(_("This file is held. Lift the hold first."))
    if not clock.over(by.day(at)):
        raise Refused(_("The time of this file is not over yet."))
    return clock.period


def _waiting(by: Actor, erasure: Erasure) -> Erasure:
    require(by, Word.RETENTION_MANAGE)
    found = policy.visible(by).select_for_update().filter(pk=erasure.pk).first()
    if found is None:
        raise NotFound
    if found.state != State.WAITING:
        raise Refused(_("This was already decided."))
    return found
