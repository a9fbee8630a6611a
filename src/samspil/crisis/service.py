"""The door of crisis: the desk and its board, decisions, the work at home, what came after."""

from samspil.crisis.operations import (
    arrive,
    correct,
    file,
    leave,
    log,
    name_area,
    send,
    stand_down,
    stand_ready,
    take,
)
from samspil.crisis.operations.erasing import erase
from samspil.crisis.queries import (
    Board,
    Clock,
    Free,
    Page,
    Row,
    areas,
    board,
    calls,
    clocks,
    decision,
    free_now,
    get,
    late,
    limits,
    moment,
    of_case,
    outside_office,
    own_children,
    page,
    revision,
    voice,
    waiting,
)

__all__ = [
    "Board", "Clock", "Free", "Page", "Row", "areas", "arrive", "board", "calls", "clocks", "correct", "decision", "erase",
    "file", "free_now", "get", "late", "leave", "limits", "log", "moment", "name_area", "of_case", "outside_office", "own_children",
    "page", "revision", "send", "stand_down", "stand_ready", "take", "voice", "waiting",
]  # fmt: skip
