"""The door of fostering: for now the placement history of looked-after children."""

from samspil.fostering.operations import NewHistory, take_over
from samspil.fostering.queries import History, histories, history

__all__ = ["History", "NewHistory", "histories", "history", "take_over"]
