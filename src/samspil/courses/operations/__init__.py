"""What is done with course days."""

from samspil.courses.operations.offering import call_off, mark, offer, set_up
from samspil.courses.operations.sharing import set_key

__all__ = ["call_off", "mark", "offer", "set_key", "set_up"]
