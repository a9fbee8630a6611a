"""Reads of duty: who answers, months of a rota, what waits."""

from samspil.duty.queries.answering import answering, chain, reachable, stretches
from samspil.duty.queries.day import coming, in_calendar, today, waiting
from samspil.duty.queries.fair import Fair, Shared, carried, counts_as, fairness, lacking, together, weight
from samspil.duty.queries.limits import Broken, Limits, breaches, fits, given, limits
from samspil.duty.queries.month import (
    AROUND,
    Cell,
    Gap,
    MonthPage,
    absences_of,
    asked_of,
    bounds,
    candidates,
    month_page,
    near,
    shift,
)
from samspil.duty.queries.rosters import member_of, members, roster, rosters
from samspil.duty.queries.wall import laid_out, overlaps

__all__ = [
    "AROUND", "Broken", "Cell", "Fair", "Gap", "Limits", "MonthPage", "Shared", "absences_of", "answering",
    "asked_of", "bounds", "breaches", "candidates", "carried", "chain", "coming", "counts_as", "fairness", "fits",
    "given", "in_calendar", "lacking", "laid_out", "limits", "member_of", "members", "month_page", "near", "overlaps",
    "reachable", "roster", "rosters", "shift", "stretches", "today", "together", "waiting", "weight",
]  # fmt: skip
