"""Writes of duty."""

from samspil.duty.operations.filling import fill, mend
from samspil.duty.operations.giving import draw_up, give, give_many, move, name_cover, publish, take_over
from samspil.duty.operations.people import away, back, join, leave
from samspil.duty.operations.rosters import change_roster, open_roster
from samspil.duty.operations.swapping import answer_swap, ask_swap, withdraw_swap

__all__ = [
    "answer_swap", "ask_swap", "away", "back", "change_roster", "draw_up", "fill", "give", "give_many", "join", "leave", "mend", "move",
    "name_cover", "open_roster", "publish", "take_over", "withdraw_swap",
]  # fmt: skip
