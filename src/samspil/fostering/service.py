"""The door of fostering: where children are placed, what a carer knows before a child comes, guidance, pay, stability."""

from samspil.fostering.bridge.allowances import Month, month
from samspil.fostering.bridge.capacity import Capacity, capacity, waiting_by
from samspil.fostering.bridge.england import authority, england
from samspil.fostering.bridge.stability import Stability, stability
from samspil.fostering.operations import (
    Compared,
    NewHistory,
    answer_question,
    arrive,
    ask,
    change,
    check_in,
    compare,
    confirm,
    decide_expense,
    delegate,
    end,
    entitle,
    hold_visit,
    keep_paper,
    note_contact,
    place,
    plan_contact,
    plan_visit,
    receive,
    see_check_in,
    spend,
    take_over,
    tell,
    write_line,
)
from samspil.fostering.operations.erasing import erase
from samspil.fostering.policy import eyes, eyes_of, who_could, who_could_care
from samspil.fostering.queries import (
    Choice,
    History,
    Home,
    Kept,
    Line,
    Page,
    Row,
    care,
    choices,
    count_taken,
    ended,
    histories,
    history,
    home,
    kept,
    lines,
    living_in,
    of_case,
    overview,
    own_care,
    own_cares,
    own_row,
    page,
    row,
    standing,
    today,
    waiting,
)

__all__ = [
    "Capacity", "Choice", "Compared", "History", "Home", "Kept", "Line", "Month", "NewHistory", "Page", "Row",
    "Stability", "answer_question", "arrive", "ask", "authority", "capacity", "care", "change", "check_in", "choices",
    "compare", "confirm", "count_taken", "decide_expense", "delegate", "end", "ended", "england", "entitle", "erase",
    "eyes", "eyes_of", "histories", "history", "hold_visit", "home", "keep_paper", "kept", "lines", "living_in",
    "month", "note_contact", "of_case", "overview", "own_care", "own_cares", "own_row", "page", "place",
    "plan_contact", "plan_visit", "receive", "row", "see_check_in", "spend", "stability", "standing", "take_over",
    "tell", "today", "waiting", "waiting_by", "who_could", "who_could_care", "write_line",
]  # fmt: skip
