"""The second fence of requests for help: who got one, as long as they may read it, and who sent it.

Who asks from outside acts for no institution; their pages lift the fence, and tell three words.
"""

from samspil.ground.fencing import AT, INSTITUTION, Fence

_ENDS = f"until IS NULL OR until > {AT}"

FENCES = {
    "Referral": Fence(
        f"sender_id = {INSTITUTION} OR (to_id = {INSTITUTION} AND ({_ENDS}))",
        written=f"sender_id = {INSTITUTION} OR to_id = {INSTITUTION}",
        held={("note", "next_what"): f"to_id = {INSTITUTION}"},
    )
}
