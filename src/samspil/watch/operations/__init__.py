"""The work of unusual looking."""

from samspil.watch.operations.finding import find
from samspil.watch.operations.homes import forget_home, note_home
from samspil.watch.operations.settling import look_into, set_thresholds

__all__ = ["find", "forget_home", "look_into", "note_home", "set_thresholds"]
