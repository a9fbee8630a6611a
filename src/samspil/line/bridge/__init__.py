"""The line and the engine of queueing."""

from samspil.line.bridge.quiet import Day, Figures, Quiet, due_tests, figures, quiet
from samspil.line.bridge.silence import Bound, Chance

__all__ = ["Bound", "Chance", "Day", "Figures", "Quiet", "due_tests", "figures", "quiet"]
