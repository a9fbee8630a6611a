from samspil.beds.operations.following import close_following, look_back, start_following
from samspil.beds.operations.house import add_bed, change_unit, close_bed, end_bed, open_unit, reopen, staff
from samspil.beds.operations.incidents import note_incident
from samspil.beds.operations.planning import (
    ask_scenario,
    compute,
    drop_scenario,
    note_year,
    set_aim,
    stop_scenario,
)
from samspil.beds.operations.printing import print_plan
from samspil.beds.operations.using import admit, decide, discharge, hold, note_refusal, release

__all__ = [
    "add_bed", "admit", "ask_scenario", "change_unit", "close_bed", "close_following", "compute", "decide",
    "discharge", "drop_scenario", "end_bed", "hold", "look_back", "note_incident", "note_refusal", "note_year",
    "open_unit", "print_plan", "release", "reopen", "set_aim", "staff", "start_following", "stop_scenario",
]  # fmt: skip
