"""Where crisis beds meet engines: shares with their bands, reconciliation, the planner, and what is told of them."""

from samspil.beds.bridge.accounting import (
    Balanced,
    Measure,
    Period,
    Reduction,
    YearLine,
    balanced,
    period,
    reduction,
    years,
)
from samspil.beds.bridge.later import Point, later
from samspil.beds.bridge.plan import plan_picture, plan_sentences, plan_title
from samspil.beds.bridge.planning import RUNS, Known, Own, compute, known, own, problem, steps
from samspil.beds.bridge.reconciling import Table, own_months, reconcile_table
from samspil.beds.bridge.telling import Result, Step, result, side_by_side

__all__ = [
    "RUNS", "Balanced", "Known", "Measure", "Own", "Period", "Point", "Reduction", "Result", "Step", "Table",
    "YearLine", "balanced", "compute", "known", "later", "own", "own_months", "period", "plan_picture",
    "plan_sentences", "plan_title", "problem", "reconcile_table", "reduction", "result", "side_by_side", "steps", "years",
]  # fmt: skip
