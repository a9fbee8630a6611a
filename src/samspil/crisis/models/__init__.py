"""The tables of crisis: the desk, the crisis itself, what is decided, the work at home and what came after."""

from samspil.crisis.models.crises import Crisis, Due, Going
from samspil.crisis.models.deciding import Decision, Gate, SafetyLook, SafetyPlan, Voice
from samspil.crisis.models.desk import Area, Desk, Ready
from samspil.crisis.models.working import Contact, Goal, HandOver, Programme, Upstream

__all__ = [
    "Area", "Contact", "Crisis", "Decision", "Desk", "Due", "Gate", "Goal", "Going", "HandOver", "Programme", "Ready",
    "SafetyLook", "SafetyPlan", "Upstream", "Voice",
]  # fmt: skip
