"""Writes of the network pictures."""

from samspil.ecomaps.operations.arranging import arrange, arrange_automatically
from samspil.ecomaps.operations.ties import Saying, end_tie, note_tie, say, take_back

__all__ = ["Saying", "arrange", "arrange_automatically", "end_tie", "note_tie", "say", "take_back"]
