"""The second fence of drafts: nobody but who typed."""

from samspil.ground.fencing import ACCOUNT, Fence

FENCES = {"Draft": Fence(f"account = {ACCOUNT}")}
