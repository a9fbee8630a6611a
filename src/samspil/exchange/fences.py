"""The second fence of exchange: what an institution brought in is its own."""

from samspil.ground.fencing import INSTITUTION, Fence

_OWN = Fence(f"institution_id = {INSTITUTION}")

FENCES = {"ReturnedChild": _OWN, "KeptRow": _OWN}
