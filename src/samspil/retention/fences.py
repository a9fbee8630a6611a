"""The second fence of holds: everybody at the table of the case."""

from samspil.ground.fencing import Fence

FENCES = {"Hold": Fence("samspil_fence_takes_part(case_id)")}
