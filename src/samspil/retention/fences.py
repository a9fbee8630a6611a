"""The second fence of retention: a hold is everybody's at the table of the case, the closing list the institution's own."""

from samspil.ground.fencing import INSTITUTION, Fence

FENCES = {
    "Hold": Fence("samspil_fence_takes_part(case_id)"),
    "Erasure": Fence(f"institution_id = {INSTITUTION}"),
}
