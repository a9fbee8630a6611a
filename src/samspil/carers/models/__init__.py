from samspil.carers.models.deciding import Allegation, Appeal, Check, Handler, Report, Ruling
from samspil.carers.models.families import Approval, Break, FamilyFact, FosterFamily, Guide, Member, Offer
from samspil.carers.models.knowing import Key, Learning, Suspension
from samspil.carers.models.ways import Application, Campaign, Evening, Seat, Stay, Visit, Way

__all__ = [
    "Allegation", "Appeal", "Application", "Approval", "Break", "Campaign", "Check", "Evening", "FamilyFact", "FosterFamily",
    "Guide", "Handler", "Key", "Learning", "Member", "Offer", "Report", "Ruling", "Seat", "Stay", "Suspension", "Visit", "Way",
]  # fmt: skip
