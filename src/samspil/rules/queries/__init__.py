"""What is in force on a day, and who waits for whom."""

from samspil.rules.queries.asking import (
    clock_for,
    due_on,
    emergency_shows,
    may_inspect,
    may_read_of,
    paths,
    periods_of,
    retention_period,
    retention_periods,
    review_hours,
    without_consent,
)
from samspil.rules.queries.force import effective, in_force, in_force_over
from samspil.rules.queries.live import Readiness, invariants, readiness
from samspil.rules.queries.reading import (
    history,
    line,
    may_decide,
    namesakes,
    proposal,
    proposals,
    rule,
    waiting,
)

__all__ = [
    "Readiness",
    "clock_for",
    "due_on",
    "effective",
    "emergency_shows",
    "history",
    "in_force",
    "in_force_over",
    "invariants",
    "line",
    "may_decide",
    "may_inspect",
    "may_read_of",
    "namesakes",
    "paths",
    "periods_of",
    "proposal",
    "proposals",
    "readiness",
    "retention_period",
    "retention_periods",
    "review_hours",
    "rule",
    "waiting",
    "without_consent",
]  # fmt: skip
