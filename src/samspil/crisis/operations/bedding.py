"""A bed kept for the way there, the child who comes into it, and what happened meanwhile."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.beds import service as beds
from samspil.crisis.models import Crisis, Gate
from samspil.crisis.operations.deciding import whole
from samspil.crisis.operations.guard import announce, queued, remind, told, working
from samspil.crisis.queries.clocks import document_by
from samspil.crisis.terms import Due, Instead, Measure
from samspil.ground.errors import NotFound, Refused
from samspil.trail import service as trail


@transaction.atomic
def hold_bed(*, by: Actor, at: dt.datetime, crisis: Crisis, unit: UUID, hours: int) -> Any:
    """A bed waits for the child, so that nobody has to decide on the doorstep. It is free again by itself."""
    now = working(by, at, crisis)
    until = at + dt.timedelta(hours=hours)
    whose: dict[str, Any] = {"case": now.case} if now.case else {"who": now.label[:80]}
    row = beds.hold(by=by, at=at, until=until, unit=unit, crisis=now.pk, **whose)
    queued(now)
    trail.record(act="crisis.hold_bed", **told(by, at, now))
    return row


@transaction.atomic
def release_bed(*, by: Actor, at: dt.datetime, crisis: Crisis, hold: UUID) -> None:
    """It is not needed after all."""
    now = working(by, at, crisis)
    beds.release(by=by, at=at, hold=_held(now, hold, by, at))
    queued(now)
    trail.record(act="crisis.release_bed", **told(by, at, now))


@transaction.atomic
def come_in(*, by: Actor, at: dt.datetime, crisis: Crisis, hold: UUID, words: str = "") -> Gate:
    """The child is here and comes into the bed that was kept. What was decided about a bed before is its reason; where nothing
    was, the act stands, and a clock runs until it is written down."""
    now = working(by, at, crisis)
    row = _held(now, hold, by, at)
    if now.case is None:
        raise Refused(_("The child needs a file first: say which, under the call. The bed stays kept."))
    gate = _gate(by, at, now, words)
    why = words.strip() or str(Instead.DANGER.label)
    stay = beds.admit(by=by, at=at, case=now.case, hold=row, beyond_staff=why, crisis=now.pk)
    gate.stay = stay.pk
    gate.save(update_fields=["stay"])
    queued(now)
    announce(by, at, now, "crisis.bed")
    trail.record(act="crisis.come_in", **told(by, at, now))
    return gate


def _held(crisis: Crisis, hold: UUID, by: Actor, at: dt.datetime) -> Any:
    row = next((h for h in beds.held_for(crisis.pk, for_=by, at=at) if h.pk == hold), None)
    if row is None:
        raise NotFound
    return row


def _gate(by: Actor, at: dt.datetime, crisis: Crisis, words: str) -> Gate:
    """The open one; or the one of the decision about a bed that stands; or a new one, with its clock."""
    found: Gate | None = crisis.gates.filter(stay=None).order_by("-acted_at").first()
    if found is not None:
        return found
    made = crisis.decisions.filter(measure=Measure.PLACE, gate=None).order_by("-at").first()
    gate: Gate = Gate.objects.create(
        crisis=crisis, by_id=by.account, acted_at=at, due_at=document_by(by, at), words=words.strip()[:300], decision=made
    )  # fmt: skip
    if made is not None and whole(made):
        gate.documented_at = at
        gate.save(update_fields=["documented_at"])
        return gate
    remind(crisis, Due.DOCUMENT, gate.due_at, account=by.account, about=gate.pk)
    return gate


@transaction.atomic
def note_incident(
    *,
    by: Actor,
    at: dt.datetime,
    crisis: Crisis,
    kind: str,
    happened_at: dt.datetime | None = None,
    words: str = "",
) -> Any:
    """Something happened during the help: it counts beside every reduction of beds."""
    now = working(by, at, crisis, closed=True)
    row = beds.note_incident(
        by=by, at=at, kind=kind, happened_at=happened_at, words=words, crisis=now.pk, case=now.case
    )
    queued(now)
    trail.record(act="crisis.note_incident", **told(by, at, now))
    return row
