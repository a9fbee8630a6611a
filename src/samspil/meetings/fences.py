"""The second fence of meetings: the table of the case sees all, a worker invited from elsewhere their own invitation."""

from samspil.ground.fencing import ACCOUNT, INSTITUTION, ME, MINE, Fence, exists, of, question

# Wider than the rooms' own rule: a consent that runs out by itself ends the asking there (`policy.standing`), not here.
_ASKED = f"account_id = {ACCOUNT} AND institution_id = {INSTITUTION} AND ended_at IS NULL"
_MINE = f"account_id = {ME} AND institution_id = {MINE} AND ended_at IS NULL"

FUNCTIONS = {
    "invited": question(exists("meetings_invitation", f"meeting_id = $1 AND {_MINE}")),
    "invited_to": question(
        exists(
            "meetings_invitation AS own JOIN meetings_meeting AS met ON met.id = own.meeting_id",
            f"met.case_id = $1 AND own.account_id = {ME} AND own.institution_id = {MINE} AND own.ended_at IS NULL",
        )
    ),
    "at_table": question(exists("meetings_meeting", "id = $1 AND samspil_fence_takes_part(case_id)")),
}

WIDENED = {"cases.Case": "samspil_fence_invited_to(id)"}
"""Whoever is invited from elsewhere is shown their meeting, which names its case: that row, and nothing of the file."""

FENCES = {
    "Meeting": Fence(
        "samspil_fence_takes_part(case_id) OR samspil_fence_invited(id)",
        written="samspil_fence_takes_part(case_id)",
    ),
    "Invitation": Fence(f"({_ASKED}) OR samspil_fence_at_table(meeting_id)"),
    "Attendance": of("meetings_invitation", by="invitation_id"),
    "Decision": Fence("samspil_fence_at_table(meeting_id)"),
    "Dissent": of("meetings_decision", by="decision_id"),
    "Preparation": Fence("samspil_fence_at_table(meeting_id)"),
    "Risk": Fence("samspil_fence_at_table(meeting_id)"),
    "Task": of("meetings_invitation", by="invitation_id"),
    "MinutesVersion": Fence("samspil_fence_at_table(meeting_id)"),
    "Comment": of("meetings_invitation", by="invitation_id"),
    "SharedScreen": Fence("samspil_fence_at_table(meeting_id)"),
    "Guest": of("meetings_sharedscreen", by="screen_id"),
}
