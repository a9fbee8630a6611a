"""The tables of fostering: the history of placements, and the work on a placement in a family of ours."""

from samspil.fostering.models.care import Care, Entitlement
from samspil.fostering.models.guiding import Checkin, Contact, Diary, Expense, Paper, Question, Visit
from samspil.fostering.models.history import Absence, Noted, Placement, Review
from samspil.fostering.models.knowing import Answer, Delegation, Receipt

__all__ = [
    "Absence", "Answer", "Care", "Checkin", "Contact", "Delegation", "Diary", "Entitlement", "Expense", "Noted", "Paper", "Placement",
    "Question", "Receipt", "Review", "Visit",
]  # fmt: skip
