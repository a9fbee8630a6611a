"""The door of duty: rotas of several institutions, who answers at a moment, gaps, swaps, taking over."""

from samspil.duty.bridge import Collides, Proposal, Why, collides, why
from samspil.duty.operations import (
    answer_swap,
    ask_swap,
    away,
    back,
    change_roster,
    draw_up,
    fill,
    give,
    give_many,
    join,
    leave,
    mend,
    move,
    name_cover,
    open_roster,
    publish,
    take_over,
    withdraw_swap,
)
from samspil.duty.policy import can
from samspil.duty.policy import visible as seen
from samspil.duty.queries import (
    Broken,
    Cell,
    Fair,
    Gap,
    Limits,
    MonthPage,
    absences_of,
    answering,
    asked_of,
    candidates,
    chain,
    coming,
    fits,
    in_calendar,
    limits,
    member_of,
    members,
    month_page,
    reachable,
    roster,
    rosters,
    shift,
    stretches,
    today,
    waiting,
)

__all__ = [
    "Broken", "Cell", "Collides", "Fair", "Gap", "Limits", "MonthPage", "Proposal", "Why", "absences_of",
    "answer_swap", "answering", "ask_swap", "asked_of", "away", "back", "can", "candidates", "chain",
    "change_roster", "collides", "coming", "draw_up", "fill", "fits", "give", "give_many", "in_calendar", "join", "leave", "limits",
    "member_of", "members", "mend", "month_page", "move", "name_cover", "open_roster", "publish", "reachable",
    "roster", "rosters", "seen", "shift", "stretches", "take_over", "today", "waiting", "why", "withdraw_swap",
]  # fmt: skip
