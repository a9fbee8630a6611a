"""The door of unusual looking: what rules find in the record of access, and what came of looking into it."""

import dataclasses
import datetime as dt

from samspil.access.service import NOBODY
from samspil.institutions import service as institutions
from samspil.watch.operations import find, forget_home, look_into, note_home, set_thresholds
from samspil.watch.policy import who_could
from samspil.watch.queries import (
    counts,
    finding,
    findings,
    has_home_note,
    may_look_into,
    progress,
    thresholds,
    waiting,
)

__all__ = [
    "by_the_clock", "counts", "find", "finding", "findings", "forget_home", "has_home_note", "look_into",
    "may_look_into", "note_home", "progress", "set_thresholds", "thresholds", "waiting", "who_could",
]  # fmt: skip


def by_the_clock(*, at: dt.datetime) -> None:
    """Read what is new in the record of every institution, from where it was left."""
    for home in institutions.every():
        by = dataclasses.replace(NOBODY, institution=home.pk, time_zone=home.time_zone)
        find(by=by, at=at)
