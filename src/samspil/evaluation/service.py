"""The door of evaluation: figures over many files of one institution, without names."""

from samspil.evaluation.bridge import Counted, Line, figures
from samspil.evaluation.queries import years

__all__ = ["Counted", "Line", "figures", "years"]
