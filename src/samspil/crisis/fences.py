"""The second fence of crises: the team whose desk took the call; where there is a file, while the team takes part in it."""

from samspil.ground.fencing import INSTITUTION, Fence, of

_OWN = Fence(f"institution_id = {INSTITUTION}")
_OF = of("crisis_crisis", by="crisis_id")

FENCES = {
    "Crisis": Fence(f"institution_id = {INSTITUTION} AND (case_id IS NULL OR samspil_fence_takes_part(case_id))"),
    "Desk": _OWN, "Area": _OWN, "Ready": _OWN, "Due": _OWN,
    "Going": _OF, "SafetyLook": _OF, "Decision": _OF, "Gate": _OF, "SafetyPlan": _OF, "PlanCopy": _OF, "Programme": _OF, "Contact": _OF,
    "HandOver": _OF, "Upstream": _OF,
    "Voice": of("crisis_decision", by="made_id"), "Goal": of("crisis_programme", by="programme_id"),
    "Supervision": of("crisis_programme", by="programme_id"),
}  # fmt: skip
