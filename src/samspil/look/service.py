"""The design system's door: how dates are written and how two texts differ, for code outside templates."""

from samspil.look.dates import age, clock, day, day_long, minutes, moment, near_day, when
from samspil.look.differences import Paragraph, Piece, by_paragraph, differences

__all__ = [
    "Paragraph",
    "Piece",
    "age",
    "by_paragraph",
    "clock",
    "day",
    "day_long",
    "differences",
    "minutes",
    "moment",
    "near_day",
    "when",
]
