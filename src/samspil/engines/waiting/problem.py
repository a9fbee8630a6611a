from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wait:
    """So many days waited. `over`: what was waited for came. Otherwise it had not come by then, and nothing more is known."""

    days: int
    over: bool


@dataclass(frozen=True, slots=True)
class Point:
    """On this day so many still waited (`at_risk`), for so many it came, and this share waits longer."""

    day: int
    at_risk: int
    came: int
    share: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The share that waits longer than each day (Kaplan and Meier 1958): a step at each day on which it came for somebody."""

    n: int
    waiting: int
    points: tuple[Point, ...]

    @property
    def median(self) -> int | None:
        """The first day after which at most half wait longer; None: not reached by those who were followed."""
        return self.quantile(0.5)

    def quantile(self, share: float) -> int | None:
        return next((p.day for p in self.points if p.share <= share + 1e-12), None)
