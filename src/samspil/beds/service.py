"""The door of crisis beds: units and beds, holds and stays, what is asked afterwards, accounting and planning.

`hold` and `admit` raise `Full` (a `Refused`) with `why` where no bed can be given; `note_refusal` counts it. A hold ends by
itself at its moment. `board` says what every bed is at a moment. Rooms above hand in the balancing measures they count:
`hands_in(code, count)`.
"""

from samspil.beds.bridge import Point, later
from samspil.beds.operations import (
    add_bed,
    admit,
    change_unit,
    close_bed,
    close_following,
    decide,
    discharge,
    end_bed,
    hold,
    look_back,
    note_refusal,
    open_unit,
    release,
    reopen,
    staff,
    start_following,
)
from samspil.beds.operations.erasing import erase
from samspil.beds.operations.guard import Full
from samspil.beds.policy import who_could
from samspil.beds.queries import (
    Asked,
    at_home_in,
    board,
    closures,
    followed_row,
    free_now,
    of_case,
    running_stay,
    stay,
    to_ask,
    unit,
    units,
    waiting,
)
from samspil.beds.queries import hold as running_hold
from samspil.beds.queries.board import day_number
from samspil.beds.queries.measures import hands_in

__all__ = [
    "Asked", "Full", "Point", "add_bed", "admit", "at_home_in", "board", "change_unit", "close_bed", "close_following", "closures", "day_number", "decide",
    "discharge", "end_bed", "erase", "followed_row", "free_now", "hands_in", "hold", "later", "look_back", "note_refusal", "of_case",
    "open_unit", "release", "reopen", "running_hold", "running_stay", "staff", "start_following", "stay", "to_ask", "unit",
    "units", "waiting", "who_could",
]  # fmt: skip
