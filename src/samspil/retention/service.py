"""The door of retention: when the time of a file is over, holds, and erasing by two people with a proof that stays."""

from samspil.retention.operations import confirm, hold, keep, lift, propose
from samspil.retention.queries import Due, closing, due, erasure, erasures, file, may_confirm, waiting

__all__ = [
    "Due", "closing", "confirm", "due", "erasure", "erasures", "file", "hold", "keep", "lift", "may_confirm", "propose",
    "waiting",
]  # fmt: skip
