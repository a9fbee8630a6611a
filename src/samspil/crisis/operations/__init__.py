"""Writes of crisis: taking calls, sending, logging, deciding, working, closing."""

from samspil.crisis.operations.calling import correct, file, take
from samspil.crisis.operations.going import arrive, leave, name_area, send, stand_down, stand_ready
from samspil.crisis.operations.logging import log

__all__ = [
    "arrive",
    "correct",
    "file",
    "leave",
    "log",
    "name_area",
    "send",
    "stand_down",
    "stand_ready",
    "take",
]
