from samspil.beds.operations.following import close_following, look_back, start_following
from samspil.beds.operations.house import add_bed, change_unit, close_bed, end_bed, open_unit, reopen, staff
from samspil.beds.operations.using import admit, decide, discharge, hold, note_refusal, release

__all__ = [
    "add_bed", "admit", "change_unit", "close_bed", "close_following", "decide", "discharge",
    "end_bed", "hold", "look_back", "note_refusal", "open_unit", "release",
    "reopen", "staff", "start_following",
]  # fmt: skip
