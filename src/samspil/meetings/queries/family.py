"""Meetings as somebody of the family meets them: those that they were asked to, and nothing of the others."""

from uuid import UUID

from django.db.models import Exists, OuterRef

from samspil.meetings.models import Decision, Dissent, Invitation


def asked_to(person: UUID, *, case: UUID) -> list[Invitation]:
    """The meetings of a case to which this person was invited, newest first, each with the meeting. `disagreed` says
    that they disagreed with something. The caller has decided that the reader may read as this person. One query."""
    rows = Invitation.objects.filter(person_id=person, meeting__case_id=case)
    dissent = Dissent.objects.filter(invitation=OuterRef("pk"))
    rows = rows.select_related("meeting", "meeting__institution").annotate(disagreed=Exists(dissent))
    return list(rows.order_by("-meeting__starts_at", "-pk"))


def decided_at(meeting: UUID) -> list[Decision]:
    """What a meeting decided, with who saw it differently. Two queries."""
    rows = Decision.objects.filter(meeting_id=meeting).select_related("institution")
    return list(rows.prefetch_related("dissents").order_by("decided_at", "id"))
