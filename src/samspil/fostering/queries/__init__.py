"""Reads of fostering, always for somebody."""

from samspil.fostering.queries.day import today, waiting
from samspil.fostering.queries.families import (
    Choice,
    ages_in,
    choices,
    count_taken,
    living_in,
    names_in,
    placed_by,
    running,
)
from samspil.fostering.queries.history import History, histories, history
from samspil.fostering.queries.kept import Kept, kept, lived
from samspil.fostering.queries.knowing import Line, lines, standing
from samspil.fostering.queries.own import Home, home, own_care, own_cares, own_row
from samspil.fostering.queries.panel import panel
from samspil.fostering.queries.placing import (
    Page,
    Row,
    care,
    ended,
    in_family,
    of_case,
    overview,
    page,
    row,
    told_lines,
)

__all__ = [
    "Choice", "History", "Home", "Kept", "Line", "Page", "Row", "ages_in", "care", "choices", "count_taken",
    "ended", "histories", "history", "home", "in_family", "kept", "lines", "lived", "living_in", "names_in",
    "of_case", "overview", "own_care", "own_cares", "own_row", "page", "panel", "placed_by", "row", "running",
    "standing", "today", "told_lines", "waiting",
]  # fmt: skip
