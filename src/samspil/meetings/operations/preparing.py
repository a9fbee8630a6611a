"""What has to be ready beforehand: noted, or taken back."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import Invalid
from samspil.meetings.models import Meeting, Preparation
from samspil.meetings.operations.guard import locked, require_planned, row_of
from samspil.meetings.operations.resting import Consents, ends_at
from samspil.meetings.operations.telling import REQUEST, tell
from samspil.meetings.terms import Basis, State
from samspil.trail import service as trail


@transaction.atomic
def prepare(
    *, by: Actor, at: dt.datetime, meeting: Meeting, item: str, done: bool = True, note: str = ""
) -> Meeting:
    """Note that something of the list is ready, or that it is not after all."""
    now = locked(by, "lead", meeting, at)
    require_planned(now)
    if item not in row_of(now).preparations:
        raise Invalid({"item": _("This does not stand on the list of this kind of meeting.")})
    if len(note) > 200:
        raise Invalid({"note": _("Write it shorter: at most 200 characters.")})
    if done:
        facts = {"note": note.strip(), "done_at": at, "done_by_id": by.account}
        Preparation.objects.update_or_create(meeting=now, item=item, defaults=facts)
    else:
        Preparation.objects.filter(meeting=now, item=item).delete()
    trail.record(
        by=by, at=at, act="meetings.prepare", record_kind="meeting", record=now.pk, case=now.case_id,
        details={"item": str(item), "done": done},
    )  # fmt: skip
    return now


@transaction.atomic
def say_basis(
    *, by: Actor, at: dt.datetime, meeting: Meeting, invitation: object, basis: str, says: str = "",
    consent: UUID | None = None,
) -> Meeting:  # fmt: skip
    """Write down why somebody may be present; on a consent the one that names them. Whose consent was taken back is
    asked anew with another reason."""
    now = locked(by, "lead", meeting, at)
    if basis not in Basis.values:
        raise Invalid({"basis": _("Choose why each person may be present.")})
    found = now.invitations.get(pk=invitation)
    offered = Consents(by=by, at=at, child=now.case.child_id)
    ends = ends_at(now.starts_at, now.minutes)
    if problem := offered.problem(basis, consent, ends=ends, home=found.institution_id, name=found.name):
        raise Invalid({"basis": problem})
    again = found.ended_at is not None and now.state == State.PLANNED
    found.consent = offered.get(consent) if basis == Basis.CONSENT else None
    found.basis, found.ended_at = basis, None
    found.basis_says = found.consent.purpose if found.consent else says.strip()[:160]
    found.save(update_fields=["basis", "basis_says", "consent", "ended_at"])
    if again:
        tell(by=by, at=at, meeting=now, invitation=found, method=REQUEST)
    trail.record(
        by=by, at=at, act="meetings.say_basis", record_kind="meeting", record=now.pk, case=now.case_id,
        details={"invitation": str(found.pk), "basis": str(basis)},
    )  # fmt: skip
    return now
