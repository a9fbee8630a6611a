"""What happened while a child was helped in a crisis, written down beside the stay or the crisis it belongs to."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.beds.models import Incident, Stay
from samspil.beds.operations.guard import may_use, may_use_row, told
from samspil.beds.terms import Incident as Kind
from samspil.ground.errors import Invalid
from samspil.trail import service as trail

OLDEST = dt.timedelta(days=366)


@transaction.atomic
def note_incident(
    *, by: Actor, at: dt.datetime, kind: str, happened_at: dt.datetime | None = None, words: str = "",
    stay: Stay | None = None, crisis: UUID | None = None, case: Any = None,
) -> Incident:  # fmt: skip
    """During a stay; or during the help of a crisis that the room above knows, with its file where it has one. It is never
    taken back: what was not so is said in words beside it."""
    if stay is not None:
        may_use_row(by, stay, at)
        case, crisis = stay.case, crisis or stay.crisis
    elif crisis is None:
        raise ValueError("an incident happens during a stay or a crisis")
    else:
        may_use(by, case, at)
    happened = happened_at or at
    problems: dict[str, Any] = {}
    if kind not in Kind.values:
        problems["kind"] = _("Choose what happened.")
    if not at - OLDEST <= happened <= at:
        problems["day"] = _("Write when it happened: not later than now, and within the last year.")
    if problems:
        raise Invalid(problems)
    row = Incident.objects.create(
        institution_id=by.institution, case=case, stay=stay, crisis=crisis, kind=kind, happened_at=happened,
        words=words.replace("\x00", "").strip()[:500], by_id=by.account, at=at,
    )  # fmt: skip
    trail.record(act="beds.note_incident", **told(by, at, "incident", row, case.pk if case else None))
    return row
