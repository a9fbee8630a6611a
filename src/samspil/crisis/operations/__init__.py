"""Writes of crisis: taking calls, sending, logging, deciding, working, closing."""

from samspil.crisis.operations.calling import correct, file, take
from samspil.crisis.operations.deciding import ask_voice, assess, bed, bed_now, decide, say
from samspil.crisis.operations.going import arrive, leave, name_area, send, stand_down, stand_ready
from samspil.crisis.operations.logging import log
from samspil.crisis.operations.programme import (
    aim,
    begin,
    begin_closing,
    close,
    evaluate,
    hand_over,
    look_upstream,
)
from samspil.crisis.operations.safety import agree_plan

__all__ = [
    "agree_plan", "aim", "arrive", "ask_voice", "assess", "bed", "bed_now", "begin", "begin_closing", "close", "correct", "decide",
    "evaluate", "file", "hand_over", "leave", "log", "look_upstream", "name_area", "say", "send", "stand_down", "stand_ready", "take",
]  # fmt: skip
