"""The door of crisis beds: units and beds, holds and stays, what is asked afterwards, accounting and planning.

`hold` and `admit` raise `Full` (a `Refused`) with `why` where no bed can be given; `note_refusal` counts it. A hold ends by
itself at its moment. `board` says what every bed is at a moment. Rooms above hand in the balancing measures they count:
`hands_in(code, count)`.
"""

from samspil.beds.bridge import (
    Balanced,
    Measure,
    Period,
    Point,
    Reduction,
    balanced,
    known,
    later,
    own_months,
    period,
    plan_picture,
    plan_sentences,
    plan_title,
    reconcile_table,
    reduction,
    result,
    side_by_side,
    years,
)
from samspil.beds.operations import (
    add_bed,
    admit,
    ask_scenario,
    change_unit,
    close_bed,
    close_following,
    compute,
    decide,
    discharge,
    drop_scenario,
    end_bed,
    hold,
    look_back,
    note_incident,
    note_refusal,
    note_year,
    open_unit,
    print_plan,
    release,
    reopen,
    set_aim,
    staff,
    start_following,
    stop_scenario,
)
from samspil.beds.operations.erasing import erase
from samspil.beds.operations.guard import Full
from samspil.beds.policy import who_could, who_could_followed
from samspil.beds.queries import (
    Asked,
    at_home_in,
    board,
    closures,
    followed_of,
    followed_row,
    free_now,
    held_for,
    incidents_of_crisis,
    incidents_of_stay,
    of_case,
    panel,
    running_stay,
    stay,
    to_ask,
    unit,
    units,
    waiting,
    with_incident,
)
from samspil.beds.queries import hold as running_hold
from samspil.beds.queries.board import day_number
from samspil.beds.queries.counting import aim, computed, earlier, in_hand, scenario, scenarios
from samspil.beds.queries.counting import taken as beds_taken
from samspil.beds.queries.measures import hands_in

__all__ = [
    "Asked", "Balanced", "Full", "Measure", "Period", "Point", "Reduction", "add_bed", "admit", "aim", "ask_scenario",
    "at_home_in", "balanced", "beds_taken", "board", "change_unit", "close_bed", "close_following", "closures",
    "compute", "computed", "day_number", "decide", "discharge", "drop_scenario", "earlier", "end_bed", "erase",
    "followed_of", "followed_row", "free_now", "hands_in", "held_for", "hold", "in_hand", "incidents_of_crisis",
    "incidents_of_stay", "known", "later", "look_back", "note_incident", "note_refusal", "note_year", "of_case",
    "open_unit", "own_months", "panel", "period", "plan_picture", "plan_sentences", "plan_title", "print_plan",
    "reconcile_table", "reduction", "release", "reopen", "result", "running_hold", "running_stay", "scenario",
    "scenarios", "set_aim", "side_by_side", "staff", "start_following", "stay", "stop_scenario", "to_ask", "unit", "units", "waiting",
    "who_could", "who_could_followed", "with_incident", "years",
]  # fmt: skip
