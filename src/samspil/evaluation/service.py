"""The door of evaluation: figures over many files of one institution, without names."""

from samspil.evaluation.queries import Counted, Line, figures, years

__all__ = ["Counted", "Line", "figures", "years"]
