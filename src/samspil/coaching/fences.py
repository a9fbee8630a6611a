"""The second fence of coaching: the institution of the line. That only two people read a comment is the policy's."""

from samspil.ground.fencing import INSTITUTION, Fence

_OWN = Fence(f"institution_id = {INSTITUTION}")

FENCES = {
    "Line": _OWN,
    "Comment": Fence(f"institution_id = {INSTITUTION} AND samspil_fence_takes_part(case_id)"),
}
