"""Crises that come, units of beds, teams that go to the family, as plain numbers. Time is in days; a year has 365."""

from dataclasses import dataclass, field

YEAR = 365.0
MOST_BEDS, MOST_UNITS, MOST_REPLICATIONS = 500, 12, 1000
MOST_ARRIVALS = 2_000_000_000
"""Expected arrivals over all replications: more would run for minutes without telling more."""
EXPONENTIAL, FIXED, GAMMA, LOGNORMAL, OWN = range(5)
NO_END = -1


@dataclass(frozen=True, slots=True)
class Stay:
    """How long a child is there: `mean` days; `spread` is the standard deviation over the mean, for gamma and lognormal;
    `values` are own past stays, drawn from as they are."""

    kind: int = EXPONENTIAL
    mean: float = 28.0
    spread: float = 1.0
    values: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in range(5):
            raise ValueError("a stay is exponential, fixed, gamma, lognormal or drawn from own past stays")
        if self.kind == OWN:
            if not self.values or min(self.values) < 0 or sum(self.values) <= 0:
                raise ValueError("own past stays are some, none of them negative, and not all nothing")
        elif not 0 < self.mean < 36500:
            raise ValueError("a stay lasts longer than nothing and less than a hundred years")
        if self.kind in (GAMMA, LOGNORMAL) and not 0.01 <= self.spread <= 10:
            raise ValueError("the spread of stays is between 0.01 and 10 times their mean")

    @property
    def days(self) -> float:
        """The mean, whatever the kind."""
        return sum(self.values) / len(self.values) if self.kind == OWN else self.mean


@dataclass(frozen=True, slots=True)
class Arrivals:
    """So many crises in the first year; weights of the seven days from Monday and of the twelve months; growth a year."""

    per_year: float
    week: tuple[float, ...] = (1.0,) * 7
    season: tuple[float, ...] = (1.0,) * 12
    growth: float = 0.0

    def __post_init__(self) -> None:
        if not 0 < self.per_year < 10_000_000:
            raise ValueError("some crises come in a year")
        for name, weights, n in (("week", self.week, 7), ("year", self.season, 12)):
            if len(weights) != n or min(weights) < 0 or sum(weights) <= 0:
                raise ValueError(f"the pattern of the {name} has {n} weights, none negative, not all nothing")
        if not -0.9 <= self.growth <= 1:
            raise ValueError("growth is between losing nine tenths and doubling in a year")

    @property
    def flat(self) -> bool:
        return len(set(self.week)) == len(set(self.season)) == 1 and self.growth == 0


@dataclass(frozen=True, slots=True)
class Unit:
    """Beds of one house. `share` of those who need a bed are meant for it; where it is full they go `on` to those units, in
    this order; where all are full, so many may wait here (`room`; none by default, `NO_END` without bound), and others find
    no bed."""

    beds: int
    stay: Stay = field(default_factory=Stay)
    share: float = 1.0
    on: tuple[int, ...] = ()
    room: int = 0
    name: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.beds <= MOST_BEDS:
            raise ValueError(f"a unit has from 1 to {MOST_BEDS} beds")
        if self.share < 0 or not NO_END <= self.room <= 10_000:
            raise ValueError("a share is not negative, and a waiting room has an end or none")
        if self.room == NO_END and self.on:
            raise ValueError("where children wait without end nobody is sent on")


@dataclass(frozen=True, slots=True)
class Teams:
    """Workers who go to the family, each with so many families at once; families wait for them in one line."""

    workers: int
    caseload: int
    help: Stay = field(default_factory=lambda: Stay(mean=28.0))

    def __post_init__(self) -> None:
        if not (1 <= self.workers <= MOST_BEDS and 1 <= self.caseload <= 50 and self.places <= MOST_BEDS):
            raise ValueError(f"teams have workers with a caseload, and from 1 to {MOST_BEDS} places together")

    @property
    def places(self) -> int:
        return self.workers * self.caseload


@dataclass(frozen=True, slots=True)
class Problem:
    """`home` is the share of crises met at home first; without teams nobody keeps count of them."""

    arrivals: Arrivals
    units: tuple[Unit, ...]
    home: float = 0.0
    teams: Teams | None = None
    years: float = 10.0
    warm_up: float = 1.0
    replications: int = 20
    seed: int = 1

    def __post_init__(self) -> None:
        if not 1 <= len(self.units) <= MOST_UNITS:
            raise ValueError(f"there are from 1 to {MOST_UNITS} units")
        if not 0 <= self.home <= 1:
            raise ValueError("the share met at home is between none and all")
        if sum(unit.share for unit in self.units) <= 0:
            raise ValueError("some unit is meant for somebody")
        for n, unit in enumerate(self.units):
            if any(not 0 <= other < len(self.units) or other == n for other in unit.on):
                raise ValueError("children are sent on to another unit")
        if not (0 < self.years <= 10_000_000 and 0 <= self.warm_up <= 1000):
            raise ValueError("it runs for some years, after a warm-up of at most a thousand")
        self._bounded()

    def _bounded(self) -> None:
        if not 1 <= self.replications <= MOST_REPLICATIONS:
            raise ValueError(f"it runs from 1 to {MOST_REPLICATIONS} times")
        if not 0 <= self.seed < 2**63:
            raise ValueError("a seed is a whole number, not negative")
        if self.arrivals.growth and self.years + self.warm_up > 100:
            raise ValueError("growth is followed for at most a hundred years")
        if self.expected > MOST_ARRIVALS:
            raise ValueError("fewer years, fewer replications or fewer crises: this would run for too long")

    @property
    def expected(self) -> float:
        """Arrivals over all replications."""
        span, growth = self.years + self.warm_up, self.arrivals.growth
        grown = ((1 + growth) ** span - 1) / growth if growth else span
        return self.arrivals.per_year * grown * self.replications

    def load(self, n: int, year: float = 0.0) -> float:
        """Beds that would be taken on average if nobody were sent away, over the beds there are. -1: the teams."""
        a_day = self.arrivals.per_year * (1 + self.arrivals.growth) ** year / YEAR
        if n < 0:
            if self.teams is None:
                raise ValueError("there are no teams")
            return a_day * self.home * self.teams.help.days / self.teams.places
        unit = self.units[n]
        part = unit.share / sum(u.share for u in self.units)
        return a_day * (1 - self.home) * part * unit.stay.days / unit.beds


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over replications and the interval of 95 % that holds it (Student's t); without one where there is one run."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Place:
    """What happened in one unit, or with the teams, in a year: `asked` are those meant for it, `given` those it took (of
    others too), `refused` those meant for it who found no bed anywhere. `waited` and `late` (more than a day) are shares of
    those given; `wait` is the mean in days over all given. `taken` is the mean number taken, `shares` how long so many were."""

    name: str
    beds: int
    asked: Estimate
    given: Estimate
    sent_on: Estimate
    refused: Estimate
    refused_share: Estimate
    waited: Estimate
    late: Estimate
    wait: Estimate
    taken: Estimate
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`unstable` names what would wait without end, from the start or within the years: where it does from the start nothing
    was simulated. `full` is the share of time at which no bed of any unit is free."""

    unstable: tuple[str, ...] = ()
    becomes_unstable: tuple[str, ...] = ()
    units: tuple[Place, ...] = ()
    teams: Place | None = None
    taken: Estimate | None = None
    refused: Estimate | None = None
    refused_share: Estimate | None = None
    full: Estimate | None = None
    shares: tuple[float, ...] = ()
    arrivals: int = 0
    events: int = 0
    version: str = "1"
