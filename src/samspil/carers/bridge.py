"""How long people wait in each step and until approval, and where they were lost: rows to the engine `waiting` and back."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from samspil.access.service import Actor
from samspil.carers.models import Stay
from samspil.carers.queries.ways import seen
from samspil.carers.terms import ENOUGH, SLOW, Lost, State, Step
from samspil.engines.waiting.problem import Wait
from samspil.engines.waiting.solve import solve


@dataclass(frozen=True, slots=True)
class StepFigure:
    """A step: how many reached it, of how many in the step before, how many are in it now; days in it."""

    step: Step
    reached: int
    of_before: int | None
    still: int
    median: int | None
    n: int
    waiting: int
    lost: tuple[tuple[str, int], ...]

    @property
    def share(self) -> int | None:
        return round(100 * self.reached / self.of_before) if self.of_before else None


@dataclass(frozen=True, slots=True)
class Funnel:
    """Ways begun in a year, by step. `median` days from the first enquiry to approval, whoever still waits counted for what is known."""

    since: dt.date
    until: dt.date
    steps: tuple[StepFigure, ...]
    median: int | None
    n: int
    waiting: int
    campaigns: tuple[tuple[str, int, int], ...]


def funnel(*, for_: Actor, on: dt.date, since: dt.date) -> Funnel:
    """First ways begun since a day. Two queries.

    Days in a step: over when the family went on or stopped; who is still in it waits. Until approval: over when approved;
    who stopped or was not approved counts as far as they came, as if they would have waited on like the others.
    """
    ways = list(
        seen(for_).filter(purpose="first", began_on__gte=since, began_on__lte=on).select_related("campaign")
    )
    stays = list(Stay.objects.filter(way__in=[w.pk for w in ways]).order_by("since", "id"))
    came_to: dict[int, set[object]] = {step: set() for step in Step}
    for stay in stays:
        for step in Step:
            if step <= stay.step:
                came_to[step].add(stay.way_id)
    figures = []
    for step in Step:
        here = [w for w in ways if w.step == step]
        curve = solve([_in_step(stay, on) for stay in stays if stay.step == step])
        lost = Counter(str(Lost(w.stopped_because).label) for w in here if w.state == State.STOPPED)
        lost.update(str(State.DECLINED.label) for w in here if w.state == State.DECLINED)
        figures.append(
            StepFigure(
                step=step, reached=len(came_to[step]), of_before=len(came_to[step - 1]) if step > 1 else None,
                still=sum(w.state == State.RUNNING for w in here), median=curve.median, n=curve.n, waiting=curve.waiting,
                lost=tuple(lost.most_common()),
            )
        )  # fmt: skip
    whole = solve(
        [Wait((min(w.ended_on or on, on) - w.began_on).days, w.state == State.APPROVED) for w in ways]
    )
    by = Counter(w.campaign.name for w in ways if w.campaign)
    done = Counter(w.campaign.name for w in ways if w.campaign and w.state == State.APPROVED)
    came_by = tuple((name, n, done[name]) for name, n in by.most_common())
    still = sum(w.state == State.RUNNING for w in ways)
    return Funnel(since, on, tuple(figures), whole.median, len(ways), still, came_by)


def _in_step(stay: Stay, on: dt.date) -> Wait:
    return Wait(((stay.until or on) - stay.since).days, stay.until is not None)


def usual(*, for_: Actor, on: dt.date) -> dict[int, tuple[int, int | None, int]]:
    """For each step: days after which a family is longer in it than usual (three of four are over by then), the median, and
    how many that rests on. One query; until there are enough of the service's own, the product's own idea counts."""
    rows = Stay.objects.filter(way__in=seen(for_), since__gte=on - dt.timedelta(days=730)).order_by(
        "since", "id"
    )
    waits: dict[int, list[Wait]] = {step: [] for step in Step}
    for stay in rows:
        waits[stay.step].append(_in_step(stay, on))
    found = {}
    for step in Step:
        curve = solve(waits[step])
        late = curve.quantile(0.25) if curve.n >= ENOUGH else None
        found[int(step)] = (late if late is not None else SLOW[step], curve.median, curve.n)
    return found
