"""The second fence of matching: the institution that looks, while it takes part in the child's case."""

from samspil.ground.fencing import INSTITUTION, Fence, of

_OWN = Fence(f"institution_id = {INSTITUTION} AND samspil_fence_takes_part(case_id)")
_OF_SEARCH = of("matching_search", by="search_id")
_OF_PROPOSAL = of("matching_proposal", by="proposal_id")
_OF_DECISION = of("matching_decision", by="decision_id")
_OF_BAN = of("matching_ban", by="ban_id")

FENCES = {
    "Search": _OWN, "Ban": _OWN, "BanAsked": _OF_BAN, "Exclusion": _OWN, "Seeker": _OF_SEARCH, "Done": _OF_SEARCH, "Need": _OF_SEARCH,
    "Noted": _OF_SEARCH, "Proposal": _OF_SEARCH, "Decision": _OF_SEARCH, "Call": _OF_SEARCH, "Answer": _OF_PROPOSAL,
    "Acquaintance": _OF_PROPOSAL, "Support": _OF_DECISION, "SecondReading": _OF_DECISION,
}  # fmt: skip
