"""Words of foster families: kinds, status, what is kept of a family, and frozen facts for rooms above."""

from samspil.carers.terms.facts import (
    ApprovedRange,
    BreakFact,
    Fact,
    FamilyFacts,
    Free,
    LearntFact,
    MemberFact,
    OfferFact,
)
from samspil.carers.terms.words import (
    TOPIC_DETAILS,
    Animal,
    Contact,
    Duration,
    Kind,
    MemberRole,
    Need,
    Source,
    Stance,
    Status,
    Topic,
    WhyNot,
    detail_label,
)

__all__ = [
    "TOPIC_DETAILS", "Animal", "ApprovedRange", "BreakFact", "Contact", "Duration", "Fact", "FamilyFacts", "Free",
    "Kind", "LearntFact", "MemberFact", "MemberRole", "Need", "OfferFact", "Source", "Stance", "Status", "Topic", "WhyNot",
    "detail_label",
]  # fmt: skip
