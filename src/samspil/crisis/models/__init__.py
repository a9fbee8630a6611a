"""The tables of crisis: the desk, the crisis itself, what is decided, the work at home and what came after."""

from samspil.crisis.models.crises import Crisis, Due, Going
from samspil.crisis.models.deciding import Decision, Gate, PlanCopy, SafetyLook, SafetyPlan, Voice
from samspil.crisis.models.desk import Area, Desk, Ready
from samspil.crisis.models.working import Contact, Goal, HandOver, Programme, Supervision, Upstream

__all__ = [
    "Area", "Contact", "Crisis", "Decision", "Desk", "Due", "Gate", "Goal", "Going", "HandOver", "PlanCopy",
    "Programme", "Ready", "SafetyLook", "SafetyPlan", "Supervision", "Upstream", "Voice",
]  # fmt: skip
