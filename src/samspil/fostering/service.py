"""The door of fostering: where children are placed, what a carer knows before a child comes, guidance, pay, stability."""

from samspil.fostering.bridge.allowances import Month, month
from samspil.fostering.bridge.capacity import Capacity, capacity
from samspil.fostering.bridge.england import authority, england
from samspil.fostering.bridge.stability import Stability, stability
from samspil.fostering.operations import (
    Against,
    Compared,
    NewHistory,
    against,
    answer_question,
    arrive,
    ask,
    before_placing,
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
    look_at,
    note_contact,
    place,
    plan_contact,
    plan_visit,
    receive,
    see_check_in,
    spend,
    take_over,
    tell,
    warn,
    write_line,
)
from samspil.fostering.operations.erasing import erase
from samspil.fostering.policy import eyes, eyes_of, who_could
from samspil.fostering.queries import (
    Choice,
    History,
    Home,
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
    lines,
    living_in,
    of_case,
    overview,
    own_care,
    own_cares,
    own_row,
    page,
    row,
    running,
    standing,
    today,
    waiting,
)

__all__ = [
    "Against", "Capacity", "Choice", "Compared", "History", "Home", "Line", "Month", "NewHistory", "Page", "Row",
    "Stability", "against", "answer_question", "arrive", "ask", "authority", "before_placing", "capacity", "care",
    "change", "check_in", "choices", "compare", "confirm", "count_taken", "decide_expense", "delegate", "end",
    "ended", "england", "entitle", "erase", "eyes", "eyes_of", "histories", "history", "hold_visit", "home",
    "keep_paper", "lines", "living_in", "look_at", "month", "note_contact", "of_case", "overview", "own_care",
    "own_cares", "own_row", "page", "place", "plan_contact", "plan_visit", "receive", "row", "running", "see_check_in", "spend",
    "stability", "standing", "take_over", "tell", "today", "waiting", "warn", "who_could", "write_line",
]  # fmt: skip
