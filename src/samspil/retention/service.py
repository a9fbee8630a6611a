"""The door of retention: when the time of a file is over, holds, and erasing by two people with a proof that stays."""

import datetime as dt
from collections import deque

from samspil.access.service import NOBODY
from samspil.retention.operations import Step, clear, clocks, confirm, hold, keep, lift, propose
from samspil.retention.queries import Due, closing, due, erasure, erasures, file, may_confirm, waiting

__all__ = [
    "Due", "Step", "by_the_clock", "clear", "clocks", "closing", "confirm", "due", "erasure", "erasures", "file",
    "hold", "keep", "lift", "may_confirm", "propose", "waiting",
]  # fmt: skip


def by_the_clock(*, at: dt.datetime) -> None:
    """What has a clock of its own goes when its time is over. People are looked through by the operator's command."""
    deque(clear(by=NOBODY, at=at, slowly=False), maxlen=0)
