"""Words of crisis beds: why a bed is closed, what comes after it, what a reduction is counted in."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MOST_HOURS_HELD = 24
"""A hold is for the way there. Whoever needs the bed longer admits the child or holds it again."""
PERSPECTIVE_DAYS = 2
"""Working days within which it is decided where the child goes from here (regional norm of Flevoland)."""
ALERTS = (14, 21, 28)
"""Day numbers on which a stay is spoken about. The day of entry is day 1; 28 is the last one."""
MONTHS = (3, 6, 12)
"""When it is asked where a child lives, counted from the day help began."""


class Closed(models.TextChoices):
    STAFF = "staff", pgettext_lazy("why a bed is closed", "no staff")
    REPAIR = "repair", _("repair")
    ILLNESS = "illness", _("illness in the house")
    REST = "rest", _("rest after a hard stay")
    OTHER = "other", pgettext_lazy("why a bed is closed", "another reason")


class Perspective(models.TextChoices):
    """What comes after the bed. Nothing chosen yet is no answer, it is a decision that is due."""

    HOME = "home", _("back home")
    NETWORK = "network", _("to people of the child's own network")
    FAMILY = "family", _("to a foster family")
    LONGER = "longer", _("a longer stay elsewhere")


class State(models.TextChoices):
    FREE = "free", pgettext_lazy("a bed", "free")
    HELD = "held", pgettext_lazy("a bed", "held")
    TAKEN = "taken", pgettext_lazy("a bed", "taken")
    CLOSED = "closed", pgettext_lazy("a bed", "closed")


class NoBed(models.TextChoices):
    """Why a bed was asked for and not given."""

    FULL = "full", _("all beds taken or held")
    STAFF = "staff", pgettext_lazy("why no bed was given", "not enough staff")
    AGE = "age", _("no bed for this age")
    OTHER = "other", pgettext_lazy("why no bed was given", "another reason")


class Instead(models.TextChoices):
    HOME = "home", _("helped at home")
    NETWORK = "network", _("stayed with people of the own network")
    OUTSIDE = "outside", _("a bed outside the region")
    WAITED = "waited", pgettext_lazy("instead of a bed", "waited")
    UNKNOWN = "unknown", pgettext_lazy("instead of a bed", "not known")


class Incident(models.TextChoices):
    """What happened while a child was being helped in a crisis, at home or in a bed."""

    HURT = "hurt", _("somebody was hurt")
    VIOLENCE = "violence", _("violence or a threat")
    SELF_HARM = "self_harm", pgettext_lazy("incident", "self-harm")
    MISSING = "missing", _("ran away or was missing")
    POLICE = "police", _("the police had to come")
    OTHER = "other", pgettext_lazy("incident", "something else")


class Metric(models.TextChoices):
    """What a reduction is counted in. Each says something else, so it is always named."""

    STAFFED = "staffed", _("staffed beds")
    BED_DAYS = "bed_days", _("bed-days a year")
    ADMISSIONS = "admissions", _("admissions a year")


class Run(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("computing", "waits for its turn")
    RUNNING = "running", pgettext_lazy("computing", "is being computed")
    DONE = "done", pgettext_lazy("computing", "computed")
    FAILED = "failed", pgettext_lazy("computing", "could not be computed")
    STOPPED = "stopped", pgettext_lazy("computing", "stopped")


class Source(models.TextChoices):
    """What help a child is followed up after."""

    STAY = "stay", _("a crisis bed")
    HELP = "help", _("crisis help at home")


@dataclass(frozen=True, slots=True)
class BedNow:
    """One bed on the board at a moment. `case` and `child` only where the reader takes part in the file."""

    id: UUID
    unit: UUID
    name: str
    state: str
    until: dt.datetime | None = None
    """Held until, closed until, or due out."""
    case: UUID | None = None
    child: str = ""
    who: str = ""
    by: str = ""
    stay: UUID | None = None
    hold: UUID | None = None
    crisis: UUID | None = None
    since: dt.datetime | None = None
    day: int = 0
    alert: int = 0
    """The last of days 14, 21, 28 that has come; 0 before."""
    perspective: str = ""
    perspective_due_at: dt.datetime | None = None
    late: bool = False
    """The decision on what comes next is overdue."""
    elsewhere: str = ""
    """What the file says of where the child is, when it says anything but a crisis bed."""
    why: str = ""
    closes: dt.datetime | None = None
    """A closure begins then; in the past where the bed should be closed already and is still taken."""

    @property
    def width(self) -> int:
        """How much of 28 days is over, in per cent."""
        return min(100, round(100 * self.day / ALERTS[-1]))

    @property
    def perspective_said(self) -> Any:
        return Perspective(self.perspective).label if self.perspective else ""

    @property
    def why_said(self) -> Any:
        return Closed(self.why).label if self.why else ""

    @property
    def is_over(self) -> bool:
        return self.day > ALERTS[-1]


@dataclass(frozen=True, slots=True)
class UnitNow:
    id: UUID
    name: str
    outside: bool
    age_from: int
    age_before: int
    staffed: int
    beds: tuple[BedNow, ...]
    note: str = ""

    def count(self, state: str) -> int:
        return sum(bed.state == state for bed in self.beds)

    @property
    def free(self) -> int:
        """Beds that can be given now: a bed without somebody to look after the child is none."""
        return max(
            0, min(self.count(State.FREE), self.staffed - self.count(State.TAKEN) - self.count(State.HELD))
        )

    @property
    def taken(self) -> int:
        return self.count(State.TAKEN)

    @property
    def held(self) -> int:
        return self.count(State.HELD)

    @property
    def beyond(self) -> int:
        """Children there beyond what is staffed."""
        return max(0, self.taken - self.staffed)


@dataclass(frozen=True, slots=True)
class Board:
    at: dt.datetime
    units: tuple[UnitNow, ...]

    @property
    def inside(self) -> tuple[UnitNow, ...]:
        return tuple(unit for unit in self.units if not unit.outside)

    @property
    def free(self) -> int:
        return sum(unit.free for unit in self.inside)

    @property
    def staffed(self) -> int:
        return sum(unit.staffed for unit in self.inside)

    @property
    def taken(self) -> int:
        return sum(unit.taken for unit in self.inside)

    @property
    def held(self) -> int:
        return sum(unit.held for unit in self.inside)

    @property
    def away(self) -> int:
        """Children in a bed outside the region."""
        return sum(unit.taken for unit in self.units if unit.outside)

    @property
    def next_change(self) -> dt.datetime | None:
        """When the board next changes by itself: a hold ends, a closure begins or ends."""
        times = [t for unit in self.units for bed in unit.beds
                 for t in ((bed.until if bed.state in (State.HELD, State.CLOSED) else None), bed.closes)]  # fmt: skip
        return min((t for t in times if t is not None and t > self.at), default=None)


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of so many. `unknown` are among `of` and not known; `running` are not in it yet. No `of`: nothing to say."""

    n: int
    of: int
    unknown: int = 0
    running: int = 0

    @property
    def known(self) -> int:
        return self.of - self.unknown


class Balance(models.TextChoices):
    """What is looked at beside every reduction. Those that another room counts it hands in through the door."""

    AGAIN_30 = "again_30", _("In crisis again within 30 days")
    AGAIN_90 = "again_90", _("In crisis again within 90 days")
    AGAIN_365 = "again_365", _("In crisis again within a year")
    OUTSIDE = "outside", _("In a bed outside the region")
    INCIDENT = "incident", _("Incident during help")
    PLACED_LATER = "placed_later", _("Placed out of home later")
    WAITED = "waited", _("Waited more than 24 hours")


BALANCE_OF = {
    Balance.AGAIN_30: _("of all crises closed"),
    Balance.AGAIN_90: _("of all crises closed"),
    Balance.AGAIN_365: _("of all crises closed"),
    Balance.OUTSIDE: _("of all stays in a crisis bed"),
    Balance.INCIDENT: _("of all crises"),
    Balance.PLACED_LATER: _("within a year, of all crises closed with the child at home or in its network"),
    Balance.WAITED: _("report to first meeting, of all crises"),
}
"""What each share is of: its denominator in words."""
_NO_FILE = _("unknown: a crisis without a file")
NOT_KNOWN = {Balance.AGAIN_30: _NO_FILE, Balance.AGAIN_90: _NO_FILE, Balance.AGAIN_365: _NO_FILE} | {
    Balance.PLACED_LATER: _("unknown: a crisis without a file, or a file that the team has left since"),
    Balance.INCIDENT: _("unknown: closed without an answer"), Balance.WAITED: _("unknown: when it was reported is not written down"),
}  # fmt: skip
"""Of whom it is not known, in words."""
BALANCE_DAYS = {Balance.AGAIN_30: 30, Balance.AGAIN_90: 90, Balance.AGAIN_365: 365, Balance.PLACED_LATER: 365}
"""So many days must have passed before it can be said: the twelve months that are counted end that much earlier."""
LONGEST_HELP = 42
"""After so many days help has ended, or should have: who began is counted at the close from then on, whatever was written."""
