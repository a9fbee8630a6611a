"""The second fence of network pictures: ties belong to the table of the case, an arrangement to one institution of it."""

from samspil.ground.fencing import INSTITUTION, Fence, of

FENCES = {
    "Tie": Fence("samspil_fence_takes_part(case_id)"),
    "Said": of("ecomaps_tie", by="tie_id"),
    "Arrangement": Fence(f"institution_id = {INSTITUTION} AND samspil_fence_takes_part(case_id)"),
}
