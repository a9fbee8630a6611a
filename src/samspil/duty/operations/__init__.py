"""Writes of duty."""

from samspil.duty.operations.chasing import chase
from samspil.duty.operations.filling import fill, free, mend
from samspil.duty.operations.giving import draw_up, give, give_many, move, name_cover, publish, take_over
from samspil.duty.operations.people import away, back, change_member, join, leave
from samspil.duty.operations.rosters import change_roster, open_roster
from samspil.duty.operations.swapping import answer_swap, ask_swap, withdraw_swap

__all__ = [
    "answer_swap", "ask_swap", "away", "back", "change_member", "change_roster", "chase", "draw_up", "fill", "free", "give",
    "give_many", "join", "leave", "mend", "move", "name_cover", "open_roster", "publish", "take_over", "withdraw_swap",
]  # fmt: skip
