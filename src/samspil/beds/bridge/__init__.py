"""Where crisis beds meet engines: shares with their bands, reconciliation, the planner."""

from samspil.beds.bridge.accounting import Measure, Period, Reduction, YearLine, period, reduction, years
from samspil.beds.bridge.later import Point, later
from samspil.beds.bridge.planning import RUNS, Known, Own, compute, known, own, problem, steps
from samspil.beds.bridge.reconciling import Table, own_months, reconcile_table

__all__ = [
    "RUNS", "Known", "Measure", "Own", "Period", "Point", "Reduction", "Table", "YearLine", "compute", "known", "later", "own",
    "own_months", "period", "problem", "reconcile_table", "reduction", "steps", "years",
]  # fmt: skip
