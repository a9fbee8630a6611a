"""The second fence of the placement history: the institution that noted it, while it takes part in the case."""

from samspil.ground.fencing import INSTITUTION, Fence

_OWN = Fence(f"institution_id = {INSTITUTION} AND samspil_fence_takes_part(case_id)")

FENCES = {"Placement": _OWN, "Review": _OWN, "Absence": _OWN}
