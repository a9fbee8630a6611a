"""Writes of fostering: taking over histories, placing and ending, knowing before arrival, guiding, paying."""

from samspil.fostering.operations.against import Against, against, before_placing, look_at, warn
from samspil.fostering.operations.guiding import (
    answer_question,
    ask,
    check_in,
    decide_expense,
    hold_visit,
    keep_paper,
    note_contact,
    plan_contact,
    plan_visit,
    see_check_in,
    spend,
    write_line,
)
from samspil.fostering.operations.knowing import confirm, delegate, receive, tell
from samspil.fostering.operations.moving import arrive, change, end, entitle
from samspil.fostering.operations.placing import place
from samspil.fostering.operations.taking import Compared, NewHistory, compare, take_over

__all__ = [
    "Against", "Compared", "NewHistory", "against", "answer_question", "arrive", "ask", "before_placing", "change",
    "check_in", "compare", "confirm", "decide_expense", "delegate", "end", "entitle", "hold_visit", "keep_paper",
    "look_at", "note_contact", "place", "plan_contact", "plan_visit", "receive", "see_check_in", "spend", "take_over",
    "tell", "warn", "write_line",
]  # fmt: skip
