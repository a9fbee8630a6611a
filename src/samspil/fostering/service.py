"""The door of fostering: for now the placement history of looked-after children."""

from samspil.fostering.operations import Compared, NewHistory, compare, take_over
from samspil.fostering.operations.erasing import erase
from samspil.fostering.policy import who_could
from samspil.fostering.queries import History, histories, history

__all__ = [
    "Compared",
    "History",
    "NewHistory",
    "compare",
    "erase",
    "histories",
    "history",
    "take_over",
    "who_could",
]
