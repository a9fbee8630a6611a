"""What is done with course days."""

from samspil.courses.operations.offering import call_off, mark, offer, set_up
from samspil.courses.operations.reckoning import reckon
from samspil.courses.operations.sharing import adopt_key, set_key

__all__ = ["adopt_key", "call_off", "mark", "offer", "reckon", "set_key", "set_up"]
