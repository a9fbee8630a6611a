"""Writes of crisis: taking calls, sending, logging, deciding, working, closing."""

from samspil.crisis.operations.bedding import come_in, hold_bed, note_incident, release_bed
from samspil.crisis.operations.calling import add, correct, file, take
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
    supervise,
)
from samspil.crisis.operations.safety import agree_plan, end_copy, give_copy, open_copy

__all__ = [
    "add", "agree_plan", "aim", "arrive", "ask_voice", "assess", "bed", "bed_now", "begin", "begin_closing", "close",
    "come_in", "correct", "decide", "end_copy", "evaluate", "file", "give_copy", "hand_over", "hold_bed", "leave",
    "log", "look_upstream", "name_area", "note_incident", "open_copy", "release_bed", "say", "send", "stand_down",
    "stand_ready", "supervise", "take",
]  # fmt: skip
