from samspil.line.models.calls import Call, Flag, Handover, Told
from samspil.line.models.lines import AcuteLine, Knows, Outage, TestCall

__all__ = ["AcuteLine", "Call", "Flag", "Handover", "Knows", "Outage", "TestCall", "Told"]
