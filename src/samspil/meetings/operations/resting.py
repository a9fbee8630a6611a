"""Who is present on a consent: the one that names them, wide enough, and no longer than it runs. It is taken back: so are they."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.consents import service as consents
from samspil.ground import fence, names
from samspil.meetings.models import Guest, Invitation, Meeting
from samspil.meetings.operations.telling import CANCEL, tell
from samspil.meetings.terms import AT_A_MEETING, Basis, State
from samspil.trail import service as trail


class Consents:
    """The running consents about the child on which somebody may be present. One query, and none if nobody asks."""

    def __init__(self, *, by: Actor, at: dt.datetime, child: UUID) -> None:
        self._by, self._at, self._child = by, at, child
        self._found: dict[UUID, Any] | None = None

    def get(self, id: UUID | None) -> Any:
        if id is None:
            return None
        if self._found is None:
            rows = consents.running(person=self._child, for_=self._by, at=self._at)
            self._found = {one.pk: one for one in rows if one.institution_id == self._by.institution}
        return self._found.get(id)

    def renewed(self, invitation: Invitation, ends: dt.datetime) -> Any:
        """The running consent that renews the one somebody comes on, if it carries them until the meeting ends."""
        self.get(invitation.consent_id)
        home, name = invitation.institution_id, invitation.name
        for one in (self._found or {}).values():
            if one.renews_id == invitation.consent_id:
                wrong = self.problem(Basis.CONSENT, one.pk, ends=ends, home=home, name=name)
                return None if wrong else one
        return None

    def problem(self, basis: str, id: UUID | None, *, ends: dt.datetime, home: UUID | None, name: str) -> str:
        """Why somebody may not be present on this consent until the meeting ends, or nothing."""
        if basis != Basis.CONSENT:
            return ""
        consent = self.get(id)
        if consent is None:
            return _("Choose the recorded consent it rests on. Record it first if there is none yet.")
        if not _names(consent, home, name):
            return _("The consent does not name %(name)s. Choose another, or ask for one.") % {"name": name}
        wider = [str(kind.label) for kind in AT_A_MEETING if kind not in consent.scope]
        if wider:
            words = _("At a meeting more is told than this consent names: %(wider)s.")
            return words % {"wider": ", ".join(wider)}
        if consent.until < ends:
            return _("The consent ends before the meeting is over. Have it renewed first.")
        return ""


def ends_at(starts_at: dt.datetime, minutes: int) -> dt.datetime:
    return starts_at + dt.timedelta(minutes=minutes)


def too_late(meeting: Meeting, ends: dt.datetime, *, by: Actor, at: dt.datetime) -> str:
    """Whether a meeting that is moved ends after a consent on which somebody comes. Who agreed anew comes on the renewed
    consent from now on; whose consent has run out is asked no longer, and holds nobody up."""
    rows = meeting.invitations.filter(basis=Basis.CONSENT, ended_at=None, consent__until__lt=ends)
    offered = Consents(by=by, at=at, child=meeting.case.child_id)
    for row in rows.select_related("consent"):
        if renewed := offered.renewed(row, ends):
            row.consent, row.basis_says = renewed, renewed.purpose
            row.save(update_fields=["consent", "basis_says"])
            trail.record(
                by=by, at=at, act="meetings.say_basis", record_kind="meeting", record=meeting.pk, case=meeting.case_id,
                details={"invitation": str(row.pk), "consent": str(renewed.pk)},
            )  # fmt: skip
        elif row.consent is not None and row.consent.until > at:
            words = _("%(name)s comes on a consent that ends before that. Have it renewed first.")
            return words % {"name": row.name}
    return ""


def end_with(*, consent: Any, by: Actor, at: dt.datetime) -> None:
    """The consent was taken back: whoever was asked on it is no longer asked, in the same transaction."""
    with fence.lifted("a consent taken back ends what rests on it, whoever gave or got it"):
        rows = Invitation.objects.filter(consent=consent, basis=Basis.CONSENT, ended_at=None)
        for invitation in rows.select_related("meeting__case"):
            _end(invitation, by, at)


def _end(invitation: Invitation, by: Actor, at: dt.datetime) -> None:
    meeting = invitation.meeting
    invitation.ended_at = at
    invitation.save(update_fields=["ended_at"])
    if meeting.state == State.PLANNED and meeting.began_at is None:
        meeting.sequence, meeting.changed_at = meeting.sequence + 1, at
        meeting.save(update_fields=["sequence", "changed_at"])
        tell(by=by, at=at, meeting=meeting, invitation=invitation, method=CANCEL, uninvited=True)
    Guest.objects.filter(screen__meeting=meeting, invitation=invitation, sent_out_at=None).update(
        sent_out_at=at
    )
    trail.record(
        by=by, at=at, act="meetings.uninvite", record_kind="meeting", record=meeting.pk, case=meeting.case_id,
        details={"invitation": str(invitation.pk), "consent": str(invitation.consent_id)},
    )  # fmt: skip


def _names(consent: Any, home: UUID | None, name: str) -> bool:
    """An institution is named by itself; somebody outside by every word of what they are called, or of what it calls them."""
    if home is not None:
        return bool(consent.to_id == home)
    return consent.to_id is None and names.same(consent.to_outside, name)
