"""Words of meetings, and the table of their kinds."""

from samspil.meetings.terms.kinds import KindRow, row_by_key, row_for
from samspil.meetings.terms.words import (
    AT_A_MEETING,
    BASIS_OF,
    GOING,
    LENGTHS,
    LONGEST_MINUTES,
    WHOLLY,
    Agenda,
    Answer,
    Basis,
    Gets,
    Invitee,
    Kind,
    Prepare,
    Role,
    Signed,
    State,
    Step,
    Told,
)

__all__ = [
    "AT_A_MEETING", "BASIS_OF", "GOING", "LENGTHS", "LONGEST_MINUTES",
    "WHOLLY", "Agenda", "Answer", "Basis", "Gets", "Invitee", "Kind", "KindRow", "Prepare",
    "Role", "Signed", "State", "Step", "Told", "row_by_key", "row_for",
]  # fmt: skip
