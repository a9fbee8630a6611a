"""The second fence of beds: the institution whose bed it is, while it takes part in the child's case."""

from samspil.ground.fencing import INSTITUTION, Fence, of

_OWN = Fence(f"institution_id = {INSTITUTION} AND samspil_fence_takes_part(case_id)")
_HELD = Fence(f"institution_id = {INSTITUTION} AND (case_id IS NULL OR samspil_fence_takes_part(case_id))")

FENCES = {
    "Hold": _HELD,
    "Incident": _HELD,
    "Stay": _OWN,
    "Followed": _OWN,
    "FollowUp": of("beds_followed", by="followed_id"),
}
