"""A line played through call by call: the check on the formulas, and the answer where they do not hold (rates and people that
change within the day, calls that are not exponential). Seeded; the same seed gives the same calls."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from random import Random

from samspil.engines.queueing.problem import Unanswerable, Wrong


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
    last = len(people) * interval
    draw = long or (lambda d: d.expovariate(1 / handle))
    queue: deque[tuple[float, float]] = deque()
    ends: list[float] = []
    changes = [n * interval for n in range(1, len(people)) if people[n] > people[n - 1]]
    told = [0, 0, 0, 0, 0]
    minutes = [0.0, 0.0]

    def serve(now: float, came: float) -> None:
        length = draw(dice)
        heappush(ends, now + length)
        told[1] += 1
        told[3] += now - came <= within
        told[4] += now > came
        minutes[0] += now - came
        minutes[1] += length

    def free(now: float) -> None:
        """Whoever waits and has not hung up takes the places that are free now."""
        here = people[min(int(now / interval), len(people) - 1)]
        while queue and len(ends) < here:
            came, leaves = queue.popleft()
            if leaves <= now:
                gone(came, leaves)
            else:
                serve(now, came)

    def gone(came: float, leaves: float) -> None:
        told[2] += 1
        told[4] += 1
        minutes[0] += leaves - came

    for came in (*_arrivals(arrivals, interval, dice), float("inf")):
        while True:
            next_end = ends[0] if ends else float("inf")
            change = changes[0] if changes else float("inf")
            now = min(next_end, change)
            if now > came or now == float("inf"):
                break
            if next_end <= change:
                heappop(ends)
            else:
                changes.pop(0)
            free(now)
        if came < last:
            told[0] += 1
            queue.append((came, float("inf") if patience is None else came + _patient(dice, patience)))
            free(came)
    for came, leaves in queue:
        gone(came, min(leaves, last))
    return Played(told[0], told[1], told[2], told[3], told[4], *minutes)


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
