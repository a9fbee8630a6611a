"""The second fence of exchange: what an institution brought in is its own, and goes with the case it is about."""

from samspil.ground.fencing import INSTITUTION, Fence

_OWN = f"institution_id = {INSTITUTION}"

FENCES = {
    "ReturnedChild": Fence(f"{_OWN} AND samspil_fence_takes_part(case_id)"),
    "KeptRow": Fence(f"{_OWN} AND (case_id IS NULL OR samspil_fence_takes_part(case_id))"),
}
