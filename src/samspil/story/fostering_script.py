"""How foster families of the story are written down: days counted from today, plain facts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asker:
    """A family on the way, or that stopped. `steps` are the days on which each step began, from the first on."""

    name: str
    area: str
    steps: tuple[int, ...]
    kind: str = "general"
    next_day: int | None = None
    next_what: str = ""
    words: str = ""
    carers: tuple[tuple[str, str, int], ...] = ()
    child_since: int | None = None
    stopped: tuple[int, str] | None = None
    came: tuple[int, ...] = ()
    """Which parts of the course (counted from 0) they came to; of the others they miss the first that has been."""
    visits: tuple[tuple[int, str, str], ...] = ()
    shown: tuple[tuple[str, str, int, int | None], ...] = ()
    """Check, evidence, day, valid until."""
    report: str = ""
    read: str = ""
    decided: tuple[int, str] | None = None
    campaign: bool = False
    channel: str = "search"


@dataclass(frozen=True, slots=True)
class Approved:
    """A family that was approved before the service began with Samspil; taken over with what its old list knew."""

    name: str
    area: str
    point: tuple[float, float]
    kind: str
    ages: tuple[int, int]
    places: int
    since: int
    carers: tuple[tuple[str, str, int], ...]
    own: tuple[tuple[str, int], ...] = ()
    facts: tuple[tuple[str, str, str, int | None, int | None, str, int | None], ...] = ()
    """Topic, stance, detail, low, high, words, day on which it was noted."""
    learnt: tuple[tuple[str, str, int], ...] = ()
    heard: int | None = None
    certificate: int | None = None
    """The day on which the certificate ends, counted from today."""
    away: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Recruiting:
    """One service: who recruits, who decides, its campaign, evenings, courses and families."""

    house: str
    worker: str
    lead: str
    campaign: tuple[str, str]
    evening_place: str
    course: str
    course_days: tuple[int, ...]
    evening_days: tuple[int, ...]
    askers: tuple[Asker, ...]
    approved: tuple[Approved, ...]
    certificate: str
    shown: tuple[tuple[str, str, bool], ...] = ()
    """What each of the approved families has shown besides: check, evidence, whether by each carer."""
