"""A line played through call by call: the check on the formulas, and the answer where they do not hold (rates and people that
change within the day, calls that are not exponential). Seeded; the same seed gives the same calls."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from random import Random

from samspil.engines.queueing.problem import Unanswerable, Wrong

INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Played:
    """What happened. Shares are of all who called; None where nobody did."""

    offered: int
    answered: int
    hung_up: int
    within: int
    waited: int
    minutes_waited: float
    busy_minutes: float

    @property
    def share_within(self) -> float | None:
        return self.within / self.offered if self.offered else None

    @property
    def share_lost(self) -> float | None:
        return self.hung_up / self.offered if self.offered else None

    @property
    def share_waited(self) -> float | None:
        return self.waited / self.offered if self.offered else None


def play(
    arrivals: Sequence[float], interval: float, people: Sequence[int], handle: float, patience: float | None = None,
    within: float = 1 / 3, seed: int = 0, long: Callable[[Random], float] | None = None,
) -> Played:  # fmt: skip
    """`arrivals` and `people` by interval of so many minutes; who speaks when the shift ends finishes the call. `long` draws the
    minutes of a call; left out they are exponential."""
    if len(arrivals) != len(people) or interval <= 0 or handle <= 0 or min(people, default=0) < 0:
        raise Unanswerable(Wrong.NEGATIVE)
    dice = Random(seed)
    line = _Line(people, interval, within, dice, long or (lambda d: d.expovariate(1 / handle)))
    for came in _arrivals(arrivals, interval, dice):
        line.until(came)
        line.offered += 1
        line.queue.append((came, INFINITE if patience is None else came + _patient(dice, patience)))
        line.free(came)
    line.until(INFINITE)
    for came, leaves in line.queue:
        line.gone(came, min(leaves, len(people) * interval))
    return Played(
        line.offered,
        line.answered,
        line.hung_up,
        line.in_time,
        line.waited,
        line.minutes_waited,
        line.busy_minutes,
    )


class _Line:
    def __init__(
        self,
        people: Sequence[int],
        interval: float,
        within: float,
        dice: Random,
        draw: Callable[[Random], float],
    ) -> None:
        self.people, self.interval, self.within, self.dice, self.draw = people, interval, within, dice, draw
        self.queue: deque[tuple[float, float]] = deque()
        self.ends: list[float] = []
        self.changes = deque(n * interval for n in range(1, len(people)) if people[n] > people[n - 1])
        self.offered = self.answered = self.hung_up = self.in_time = self.waited = 0
        self.minutes_waited = self.busy_minutes = 0.0

    def until(self, came: float) -> None:
        """Everything that happens before this moment: calls end, more people come."""
        while True:
            end = self.ends[0] if self.ends else INFINITE
            change = self.changes[0] if self.changes else INFINITE
            now = min(end, change)
            if now > came or now == INFINITE:
                return
            if end <= change:
                heappop(self.ends)
            else:
                self.changes.popleft()
            self.free(now)

    def free(self, now: float) -> None:
        """Whoever waits and has not hung up takes the places that are free now."""
        here = self.people[min(int(now / self.interval), len(self.people) - 1)]
        while self.queue and len(self.ends) < here:
            came, leaves = self.queue.popleft()
            if leaves <= now and came < now:
                self.gone(came, leaves)
            else:
                self.serve(now, came)

    def serve(self, now: float, came: float) -> None:
        length = self.draw(self.dice)
        heappush(self.ends, now + length)
        self.answered += 1
        self.in_time += now - came <= self.within
        self.waited += now > came
        self.minutes_waited += now - came
        self.busy_minutes += length

    def gone(self, came: float, leaves: float) -> None:
        self.hung_up += 1
        self.waited += 1
        self.minutes_waited += leaves - came


def _patient(dice: Random, patience: float) -> float:
    return dice.expovariate(1 / patience) if patience else 0.0


def _arrivals(arrivals: Sequence[float], interval: float, dice: Random) -> Iterator[float]:
    for number, calls in enumerate(arrivals):
        now = number * interval
        while calls > 0:
            now += dice.expovariate(calls / interval)
            if now >= (number + 1) * interval:
                break
            yield now
