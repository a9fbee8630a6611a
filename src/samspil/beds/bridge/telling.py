"""A computed scenario told for a page: numbers with intervals, sentences that say what is seen, pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from samspil.beds.bridge import drawing
from samspil.beds.models import Scenario
from samspil.engines.beds.formulas import erlang_b
from samspil.engines.beds.problem import YEAR


@dataclass(frozen=True, slots=True)
class Step:
    """One year of a plan. `full`: share of time with no bed free. `refused`: children a year who find no bed."""

    year: int
    beds: int
    crises: float
    home: float
    stay: float
    workers: int
    taken: list[float]
    refused: list[float]
    refused_share: list[float]
    full: list[float]
    shares: list[float]
    units: list[dict[str, Any]]
    teams: dict[str, Any] | None
    unstable: bool = False
    none: bool = False
    load: float | None = None

    @property
    def asked(self) -> float:
        """Who need a bed in a year."""
        return self.crises * (1 - self.home)

    @property
    def erlang(self) -> float | None:
        """The share who find no bed by Erlang B, for one house without a pattern: the yardstick beside the simulation."""
        return erlang_b(self.asked * self.stay / YEAR, self.beds) if self.beds and self.asked else None


@dataclass(frozen=True, slots=True)
class Result:
    steps: list[Step]
    runs: int
    run_years: int
    seed: int
    change: float | None
    """Beds less at the last step than at the first, as a share."""
    taken_picture: Any
    risk_picture: Any
    path_picture: Any

    @property
    def first(self) -> Step:
        return self.steps[0]

    @property
    def last(self) -> Step:
        return self.steps[-1]

    @property
    def is_unstable(self) -> bool:
        return any(step.unstable for step in self.steps)

    @property
    def with_none(self) -> bool:
        return any(step.none for step in self.steps)


NOTHING = [0.0, 0.0, 0.0]


def _step(row: dict[str, Any]) -> Step:
    beds = sum(n for n in row["beds"] if n > 0)
    given = {k: row.get(k, NOTHING) for k in ("taken", "refused", "refused_share", "full")}
    return Step(
        row["year"], beds, row["crises"], row["home"], row["stay"], row["workers"], **given, shares=row.get("shares", []),
        units=row.get("units", []), teams=row.get("teams"), unstable="unstable" in row, none=bool(row.get("none")),
        load=row.get("load"),
    )  # fmt: skip


def result(scenario: Scenario) -> Result | None:
    """None while nothing is computed."""
    found = scenario.found
    if not found:
        return None
    steps = [_step(row) for row in found["steps"]]
    sound = _sound(steps)
    first, last = steps[0], steps[-1]
    change = 1 - last.beds / first.beds if first.beds else None
    return Result(
        steps, found["runs"], found["run_years"], found["seed"], change,
        _taken(sound[0], sound[-1]).svg() if sound else "", _risk(sound).svg() if sound else "",
        _path(steps).svg(),
    )  # fmt: skip


def _taken(first: Step, last: Step) -> drawing.Picture:
    title = _("How long so many beds are taken")
    said = _("Now full %(now)s %% of the time with %(beds_now)s beds, then %(then)s %% with %(beds_then)s.") % {
        "now": round(100 * first.full[0], 1), "beds_now": first.beds, "then": round(100 * last.full[0], 1), "beds_then": last.beds,
    }  # fmt: skip
    return drawing.taken(first.shares, last.shares, title=title, told=said)


def side_by_side(scenarios: Sequence[Scenario]) -> list[tuple[Scenario, Result]]:
    """Those that are computed, with their risks drawn to one scale."""
    found = [(row, told) for row in scenarios if (told := result(row))]
    high = max((s.full[2] for _row, told in found for s in _sound(told.steps)), default=0.0)
    return [
        (row, replace(told, risk_picture=_risk(sound, high).svg()) if (sound := _sound(told.steps)) else told)
        for row, told in found
    ]


def _sound(steps: list[Step]) -> list[Step]:
    return [s for s in steps if not s.unstable and not s.none]


def _risk(steps: list[Step], high: float = 0.01) -> drawing.Picture:
    told = ", ".join(f"{s.year}: {number_format(100 * s.full[0], 1)} %" for s in steps)
    rows = [(s.year, s.full[0], s.full[1], s.full[2]) for s in steps]
    return drawing.risk(rows, title=_("Share of time with no bed free"), told=told, high=max(0.01, high))


def _path(steps: list[Step]) -> drawing.Picture:
    told = ", ".join(f"{s.year}: {s.beds}" for s in steps)
    first = (steps[0].year, float(steps[0].beds))
    return drawing.path(
        [first], [(s.year, float(s.beds)) for s in steps], None, title=_("Beds, year by year"), told=told
    )
