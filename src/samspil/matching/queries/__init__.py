"""Reads of matching, always for somebody."""

from samspil.matching.queries.limits import ban, bans_of, exclusion, exclusions_of, limits
from samspil.matching.queries.proposals import Standing, current, decision, history, proposal, standing
from samspil.matching.queries.searches import (
    Listed,
    children_of,
    get,
    listed,
    needs,
    noted,
    of_case,
    readers,
    waiting,
)

__all__ = [
    "Listed", "Standing", "ban", "bans_of", "children_of", "current", "decision", "exclusion", "exclusions_of", "get",
    "history", "limits", "listed", "needs", "noted", "of_case", "proposal", "readers", "standing", "waiting",
]  # fmt: skip
