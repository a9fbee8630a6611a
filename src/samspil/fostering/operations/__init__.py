"""Writes of fostering: taking over placement histories."""

from samspil.fostering.operations.taking import Compared, NewHistory, compare, take_over

__all__ = ["Compared", "NewHistory", "compare", "take_over"]
