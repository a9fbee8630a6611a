"""The second fence of the watch over looks: a finding says who looked at whose file, and is the institution's own."""

from samspil.ground.fencing import INSTITUTION, Fence

FENCES = {"Finding": Fence(f"institution_id = {INSTITUTION}")}
