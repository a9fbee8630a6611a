from samspil.carers.models.families import Approval, Break, FamilyFact, FosterFamily, Guide, Member, Offer
from samspil.carers.models.knowing import Learning, Suspension

__all__ = [
    "Approval", "Break", "FamilyFact", "FosterFamily", "Guide", "Learning", "Member", "Offer", "Suspension",
]  # fmt: skip
