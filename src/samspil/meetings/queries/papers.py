"""The minutes as one of the invited is given them: what concerns others only is not among it."""

from dataclasses import dataclass
from typing import Any

from samspil.meetings.models import Invitation
from samspil.meetings.queries.reading import Sheet
from samspil.meetings.terms import Gets


@dataclass(frozen=True, slots=True)
class Paper:
    """One person's minutes. `gets` says how much; the lists hold no more than that."""

    gets: str
    present: list[Invitation]
    text: str
    decisions: list[Any]
    risks: list[Any]
    tasks: list[Any]
    comments: list[Any]
    versions: list[Any]


def gets_of(sheet: Sheet, invitation: Invitation) -> str:
    """As somebody decided, else by why they are present: who takes part or whom it concerns everything, the others what
    was agreed, and who is there on no written basis only what concerns them."""
    parts = {p.institution_id for p in sheet.header.parts} if sheet.header else set()
    outside = invitation.institution_id and invitation.institution_id not in parts
    return Gets.OWN if outside and not invitation.gets else invitation.given


def paper(sheet: Sheet, invitation: Invitation) -> Paper:
    """No query: everything is on the sheet."""
    gets = gets_of(sheet, invitation)
    if gets == Gets.ALL:
        return Paper(
            gets, sheet.present, sheet.meeting.minutes_text, sheet.decisions, sheet.risks, sheet.tasks, sheet.comments,
            sheet.versions[1:],
        )  # fmt: skip
    own_words = [c for c in sheet.comments if c.invitation_id == invitation.pk]
    if gets == Gets.AGREED:
        return Paper(gets, sheet.present, "", sheet.decisions, [], sheet.tasks, own_words, [])
    return Paper(
        gets,
        [i for i in sheet.present if i.pk == invitation.pk],
        "",
        [d for d in sheet.decisions if concerns(d, invitation)],
        [],
        [t for t in sheet.tasks if t.invitation_id == invitation.pk],
        own_words,
        [],
    )


def concerns(decision: Any, invitation: Invitation) -> bool:
    if invitation.institution_id and decision.institution_id == invitation.institution_id:
        return True
    return any(d.invitation_id == invitation.pk for d in decision.dissents.all())
