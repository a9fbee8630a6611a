"""The door of rules: the law of each country as data, who may change it, and whether an institution may go live.

Everything in force is read by `in_force(table, country=, institution=, on=)` or by a question with a name of its own.
"""

from samspil.rules.operations import approve, decline, go_live, propose, withdraw
from samspil.rules.queries import (
    Readiness,
    clock_for,
    due_on,
    emergency_shows,
    history,
    in_force,
    in_force_over,
    invariants,
    line,
    may_decide,
    may_inspect,
    may_read_of,
    namesakes,
    paths,
    periods_of,
    proposal,
    proposals,
    readiness,
    retention_period,
    retention_periods,
    review_hours,
    rule,
    waiting,
    without_consent,
)

__all__ = [
    "Readiness", "approve", "clock_for", "decline", "due_on", "emergency_shows", "go_live", "history", "in_force", "in_force_over",
    "invariants", "line",
    "may_decide", "may_inspect", "may_read_of", "namesakes", "paths", "periods_of", "proposal", "proposals", "propose", "readiness",
    "retention_period",
    "retention_periods", "review_hours", "rule", "waiting", "withdraw", "without_consent",
]  # fmt: skip
