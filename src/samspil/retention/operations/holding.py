"""A hold keeps a file beyond its time until it is lifted."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground.errors import Invalid, Refused
from samspil.retention.models import Hold
from samspil.retention.queries import file
from samspil.trail import service as trail


@transaction.atomic
def hold(*, by: Actor, at: dt.datetime, case: UUID, reason: str) -> Hold:
    require(by, Word.RETENTION_MANAGE)
    found, _clock, running, _waits = file(case, for_=by, on=by.day(at))
    if running is not None:
        raise Refused(_("This file is already held."))
    if not reason.strip():
        raise Invalid({"reason": _("Write why.")})
    made = Hold.objects.create(
        case=found,
        institution_id=by.institution,
        reason=reason.strip()[:300],
        placed_by_id=by.account,
        placed_at=at,
    )
    trail.record(by=by, at=at, act="retention.hold", record_kind="case", record=case, case=case)
    return made


@transaction.atomic
def lift(*, by: Actor, at: dt.datetime, case: UUID) -> Hold:
    require(by, Word.RETENTION_MANAGE)
    _file, _clock, running, _waits = file(case, for_=by, on=by.day(at))
    if running is None:
        raise Refused(_("This file is not held."))
    running.lifted_by_id, running.lifted_at = by.account, at
    running.save(update_fields=["lifted_by", "lifted_at"])
    trail.record(by=by, at=at, act="retention.lift", record_kind="case", record=case, case=case)
    return running
