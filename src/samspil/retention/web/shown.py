"""A closed file by its numbers, in words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.rules.terms import RecordClass, StartsAt


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of the closing list. `state`: held, waiting, due, running or unknown."""

    file: Any
    due_on: Any
    state: str
    governed: str
    why: str
    hold: Any
    erasure: Any


def shown(row: Any, today: Any) -> Shown:
    file, clock, hold, waits = row
    state = "held" if hold else "waiting" if waits else "due" if clock.over(today) else "running"
    why = ""
    if clock.on is None:
        state = "held" if hold else "unknown"
        why = (
            _("The birth date is not known.") if clock.why == "birth" else _("A retention period is not set.")
        )
    period = clock.period
    said = governed(period.record_class, period.years, period.starts_at) if period else ""
    return Shown(file, clock.on, state, said, why, hold, waits)


def governed(record_class: str, years: int, starts_at: str) -> str:
    """Which rule governs, in one sentence."""
    how_long = ngettext("%(years)s year", "%(years)s years", years) % {"years": years}
    return _("%(what)s: %(how_long)s, counted from %(start)s") % {
        "what": str(RecordClass(record_class).label).capitalize(), "how_long": how_long,
        "start": StartsAt(starts_at).label,
    }  # fmt: skip
