"""The line and the engine of queueing."""

from samspil.line.bridge.quiet import Day, Figures, Quiet, figures, quiet, tests_due
from samspil.line.bridge.silence import Bound, Chance

__all__ = ["Bound", "Chance", "Day", "Figures", "Quiet", "figures", "quiet", "tests_due"]
