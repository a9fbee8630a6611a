from samspil.line.models.calls import Call, Flag, Handover, Told
from samspil.line.models.lines import AcuteLine, Knows, Outage, TestCall
from samspil.line.models.reviews import Review

__all__ = ["AcuteLine", "Call", "Flag", "Handover", "Knows", "Outage", "Review", "TestCall", "Told"]
