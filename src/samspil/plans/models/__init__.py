"""The tables of plans."""

from samspil.plans.models.agreed import Agreement, PlanVersion
from samspil.plans.models.plan import Goal, Plan, Step
from samspil.plans.models.since import Overdue, PlanLink, Result, Review, Tick

__all__ = [
    "Agreement",
    "Goal",
    "Overdue",
    "Plan",
    "PlanLink",
    "PlanVersion",
    "Result",
    "Review",
    "Step",
    "Tick",
]
