"""Places now and the comings and leavings behind, as plain numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flows:
    """`held` is the sum over the months behind of how many were there: child-months, of which leavings are a share."""

    now: int
    came: int
    left: int
    months: float
    held: float
    ahead: float
    inside: float = 0.9

    def __post_init__(self) -> None:
        if min(self.now, self.came, self.left) < 0 or self.months <= 0 or self.ahead < 0 or self.held < 0:
            raise ValueError("flows are counted over some months and never below none")


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many will be there: the middle, and the band that holds so much of what may happen."""

    low: int
    middle: int
    high: int
    comings: float
    leavings: float
