"""Reads of matching, always for somebody."""

from samspil.matching.queries.limits import ban, bans_of, exclusion, exclusions_of, limits
from samspil.matching.queries.proposals import (
    Standing,
    calls,
    current,
    decision,
    decisions,
    history,
    proposal,
    standing,
)
from samspil.matching.queries.searches import (
    Listed,
    children_of,
    done,
    get,
    listed,
    may_write,
    needs,
    noted,
    of_case,
    readers,
    waiting,
)

__all__ = [
    "Listed",
    "Standing",
    "ban",
    "bans_of",
    "calls",
    "children_of",
    "current",
    "decision",
    "decisions",
    "done",
    "exclusion",
    "exclusions_of",
    "get",
    "history",
    "limits",
    "listed",
    "may_write",
    "needs",
    "noted",
    "of_case",
    "proposal",
    "readers",
    "standing",
    "waiting",
]
