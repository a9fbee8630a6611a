"""The second fence of consents: the institution that recorded one, and the one it lets something be told to."""

from samspil.ground.fencing import INSTITUTION, Fence

FENCES = {"Consent": Fence(f"institution_id = {INSTITUTION} OR to_id = {INSTITUTION}")}
