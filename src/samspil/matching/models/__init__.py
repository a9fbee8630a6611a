"""The tables of matching: a search with what matters, proposals with their answers, decisions with their readers."""

from samspil.matching.models.deciding import Call, Decision, SecondReading, Support
from samspil.matching.models.limits import Ban, BanAsked, Exclusion
from samspil.matching.models.proposing import Acquaintance, Answer, Proposal
from samspil.matching.models.search import Done, Need, Noted, Search, Seeker

__all__ = [
    "Acquaintance", "Answer", "Ban", "BanAsked", "Call", "Decision", "Done", "Exclusion", "Need", "Noted", "Proposal", "Search",
    "SecondReading", "Seeker", "Support",
]  # fmt: skip
