"""The door of course days: offered, attended, missing; and by which key municipalities share them."""

from samspil.courses.operations import call_off, mark, offer, set_key, set_up

__all__ = ["call_off", "mark", "offer", "set_key", "set_up"]
