"""Reads of duty: who answers, months of a rota, what waits."""

from samspil.duty.queries.answering import answering, chain, reachable, stretches
from samspil.duty.queries.day import coming, in_calendar, today, waiting
from samspil.duty.queries.limits import Broken, Limits, breaches, fits, given, limits
from samspil.duty.queries.month import (
    Cell,
    Fair,
    Gap,
    MonthPage,
    absences_of,
    asked_of,
    candidates,
    fairness,
    month_page,
    near,
    shift,
)
from samspil.duty.queries.rosters import member_of, members, roster, rosters

__all__ = [
    "Broken", "Cell", "Fair", "Gap", "Limits", "MonthPage", "absences_of", "answering", "asked_of", "breaches", "candidates",
    "chain", "coming", "fairness", "fits", "given", "in_calendar",
    "limits", "member_of", "members", "month_page", "near", "reachable", "roster", "rosters", "shift",
    "stretches", "today", "waiting",
]  # fmt: skip
