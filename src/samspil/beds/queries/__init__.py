"""Reads of crisis beds, always for somebody."""

from samspil.beds.queries.board import board, closures, free_now, hold, stay, unit, units
from samspil.beds.queries.day import waiting
from samspil.beds.queries.following import Asked, due_on, followed, followed_of, followed_row, to_ask
from samspil.beds.queries.incidents import (
    incidents_of_crisis,
    incidents_of_stay,
    stays_with_incident,
    with_incident,
)
from samspil.beds.queries.panel import panel
from samspil.beds.queries.stays import at_home_in, held_for, of_case, running_stay

__all__ = [
    "Asked", "at_home_in", "board", "closures", "due_on", "followed", "followed_of", "followed_row", "free_now",
    "held_for", "hold", "incidents_of_crisis", "incidents_of_stay", "of_case", "panel", "running_stay", "stay",
    "stays_with_incident", "to_ask", "unit", "units", "waiting", "with_incident",
]  # fmt: skip
