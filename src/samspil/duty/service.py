"""The door of duty: rotas of several institutions, who answers at a moment, gaps, swaps, taking over."""

import datetime as dt

from samspil.access.service import NOBODY
from samspil.duty.bridge import (
    Asked,
    Collides,
    Desk,
    Freed,
    Log,
    Needed,
    Proposal,
    Why,
    calls_from,
    collides,
    logs,
    needed,
    why,
)
from samspil.duty.bridge import free as what_if_free
from samspil.duty.operations import (
    answer_swap,
    ask_swap,
    away,
    back,
    change_member,
    change_roster,
    chase,
    draw_up,
    fill,
    free,
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
from samspil.duty.policy import can, seers, who_could
from samspil.duty.policy import visible as seen
from samspil.duty.queries import (
    Broken,
    Cell,
    Fair,
    Gap,
    Limits,
    MonthPage,
    Shared,
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
    "Asked", "Broken", "Cell", "Collides", "Desk", "Fair", "Freed", "Gap", "Limits", "Log", "MonthPage", "Needed",
    "Proposal", "Shared", "Why", "absences_of", "answer_swap", "answering", "ask_swap", "asked_of", "away", "back",
    "by_the_clock", "calls_from", "can", "candidates", "chain", "change_member", "change_roster", "chase", "collides",
    "coming", "draw_up", "fill", "fits", "free", "give", "give_many", "in_calendar", "join", "leave", "limits",
    "logs", "member_of", "members", "mend", "month_page", "move", "name_cover", "needed", "open_roster", "publish",
    "reachable", "roster", "rosters", "seen", "seers", "shift", "stretches", "take_over", "today", "waiting", "what_if_free",
    "who_could", "why", "withdraw_swap",
]  # fmt: skip


def by_the_clock(*, at: dt.datetime) -> None:
    """Who leads is written to about shifts that soon begin and have nobody."""
    chase(by=NOBODY, at=at)
