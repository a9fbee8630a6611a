"""Reads of plans, always for somebody. What is not theirs is not there."""

from samspil.plans.queries.around import Near, Seat, Table, Understood, table, understood
from samspil.plans.queries.changes import Change, changes, content
from samspil.plans.queries.reading import (
    current,
    decided,
    doer,
    earlier,
    get,
    goal,
    goals,
    may_write,
    step,
    versions,
)
from samspil.plans.queries.waits import Summary, decision, panel, summary, waiting

__all__ = [
    "Change", "Near", "Seat", "Summary", "Table", "Understood", "changes", "content", "current", "decided", "decision", "doer", "earlier",
    "get", "goal", "goals", "may_write", "panel", "step", "summary", "table", "understood", "versions",
    "waiting",
]  # fmt: skip
