"""An aim, years before this record, and what would follow from other numbers."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.beds import bridge
from samspil.beds.models import Aim, Earlier, Scenario
from samspil.beds.operations.guard import told
from samspil.beds.terms import Balance, Metric, Run
from samspil.ground.errors import Invalid, NotFound
from samspil.trail import service as trail

OPEN = (Run.WAITING, Run.RUNNING)
FIRST_YEAR, LAST_YEAR = 1990, 2100


@transaction.atomic
def set_aim(
    *, by: Actor, at: dt.datetime, metric: str, base_year: int, by_year: int, percent: int, population: str
) -> Aim:
    """What is to become fewer, against which year, for whom, by when. An earlier aim stays in the record."""
    require(by, Word.BEDS_MANAGE)
    problems: dict[str, Any] = {}
    if metric not in Metric.values:
        problems["metric"] = _("Choose what is counted.")
    if not FIRST_YEAR <= base_year < by_year <= LAST_YEAR:
        problems["by_year"] = _("Write two years, the base first.")
    if not 1 <= percent <= 100:
        problems["percent"] = _("Write a number from 1 to 100.")
    if not population.strip():
        problems["population"] = _("Say for which children.")
    if problems:
        raise Invalid(problems)
    row = Aim.objects.create(
        institution_id=by.institution, metric=metric, base_year=base_year, by_year=by_year, percent=percent,
        population=population.strip(), by_id=by.account, at=at,
    )  # fmt: skip
    trail.record(act="beds.set_aim", **told(by, at, "aim", row))
    return row


@transaction.atomic
def note_year(
    *, by: Actor, at: dt.datetime, year: int, source: str, staffed: int | None = None, bed_days: int | None = None,
    admissions: int | None = None, population: int | None = None, measures: dict[str, tuple[int, int]] | None = None,
) -> Earlier:  # fmt: skip
    """A year as written down elsewhere, with its source. Written again, it takes the place of what stood."""
    require(by, Word.BEDS_MANAGE)
    problems: dict[str, Any] = {}
    if not FIRST_YEAR <= year <= by.day(at).year:
        problems["year"] = _("Write a year that has begun.")
    if not source.strip():
        problems["source"] = _("Say where this is written.")
    if all(value is None for value in (staffed, bed_days, admissions, population)):
        problems["staffed"] = _("Write at least one number.")
    for code, (n, of) in (measures or {}).items():
        if code not in Balance.values or not 0 <= n <= of:
            problems[code] = _("Write how many of how many.")
    if problems:
        raise Invalid(problems)
    row, _made = Earlier.objects.update_or_create(
        institution_id=by.institution, year=year,
        defaults={
            "source": source.strip(), "staffed": staffed, "bed_days": bed_days, "admissions": admissions, "population": population,
            "measures": {str(code): list(pair) for code, pair in (measures or {}).items()}, "by_id": by.account, "at": at,
        },
    )  # fmt: skip
    trail.record(act="beds.note_year", **told(by, at, "year", row))
    return row


def _sound(asked: dict[str, Any]) -> None:
    """What was typed can be computed: the first and the last step are built as problems of the engine."""
    problems: dict[str, Any] = {}
    if not asked["houses"] or not any(house["beds"][1] for house in asked["houses"]):
        problems["beds"] = _(
            "A plan needs at least one bed. Without any, there is nothing to compute: every child who needs one finds none."
        )
    if any(beds < 0 for house in asked["houses"] for beds in house["beds"]):
        problems["beds"] = _("There are no fewer than no beds.")
    if not all(0 < stay <= 3650 for stay in asked["stay"]):
        problems["stay_then"] = _("A stay lasts longer than nothing. Write days.")
    if not 0 < asked["crises"] <= 100_000:
        problems["crises"] = _("Write how many crises there are in a year.")
    if not 0 <= asked["until"] - asked["since"] <= 30:
        problems["until"] = _("Write a year from now on, within thirty years.")
    if problems:
        raise Invalid(problems)
    try:
        for step in (bridge.steps(asked)[0], bridge.steps(asked)[-1]):
            if any(step["beds"]):
                bridge.problem(asked, step, bridge.Own())
    except ValueError as wrong:
        raise Invalid({"": str(wrong)}) from wrong


@transaction.atomic
def ask_scenario(*, by: Actor, at: dt.datetime, name: str, asked: dict[str, Any]) -> Scenario:
    """Ask what would follow. It is computed in the background; whoever asked may leave."""
    require(by, Word.BEDS_MANAGE)
    if not name.strip():
        raise Invalid({"name": _("Write a name.")})
    _sound(asked)
    row = Scenario.objects.create(
        institution_id=by.institution, name=name.strip(), asked=asked, by_id=by.account, at=at,
        of=len(bridge.steps(asked)) * bridge.RUNS,
    )  # fmt: skip
    trail.record(act="beds.ask_scenario", **told(by, at, "scenario", row))
    key = str(row.pk)
    transaction.on_commit(lambda: import_string("samspil.beds.tasks.compute").enqueue(key))
    return row


def compute(*, by: Actor, at: dt.datetime, scenario: Scenario, moment: Callable[[], dt.datetime]) -> Scenario:
    """Runs the house year by year. Between parts it says how far it is and looks whether somebody stopped it."""
    require(by, Word.BEDS_MANAGE)
    Scenario.objects.filter(pk=scenario.pk, state=Run.WAITING).update(state=Run.RUNNING)
    said = 0

    def tell(done: int, of: int) -> bool:
        nonlocal said
        if done < of and done - said < of / 20:
            return True
        said = done
        return bool(Scenario.objects.filter(pk=scenario.pk, state=Run.RUNNING).update(done=done, of=of))

    try:
        found = bridge.compute(scenario.asked, bridge.own(for_=by, at=at), tell)
        problem, state = "", Run.DONE
    except ValueError as wrong:
        found, problem, state = None, str(wrong)[:300], Run.FAILED
    if found is not None or problem:
        with transaction.atomic():
            now = Scenario.objects.select_for_update().get(pk=scenario.pk)
            if now.state == Run.RUNNING:
                now.found, now.problem, now.state, now.finished_at, now.done = (
                    found,
                    problem,
                    state,
                    moment(),
                    now.of,
                )
                now.save(update_fields=["found", "problem", "state", "finished_at", "done"])
            trail.record(act="beds.compute", **told(by, at, "scenario", now))
    return Scenario.objects.get(pk=scenario.pk)


def _held(by: Actor, scenario: Scenario) -> Scenario:
    require(by, Word.BEDS_MANAGE)
    if scenario.institution_id != by.institution:
        raise NotFound
    return Scenario.objects.select_for_update().get(pk=scenario.pk)


@transaction.atomic
def stop_scenario(*, by: Actor, at: dt.datetime, scenario: Scenario) -> Scenario:
    """What is computed ends at its next part; what is done stays done."""
    now = _held(by, scenario)
    if now.state in OPEN:
        now.state, now.finished_at = Run.STOPPED, at
        now.save(update_fields=["state", "finished_at"])
        trail.record(act="beds.stop_scenario", **told(by, at, "scenario", now))
    return now


@transaction.atomic
def drop_scenario(*, by: Actor, at: dt.datetime, scenario: Scenario) -> None:
    now = _held(by, scenario)
    trail.record(act="beds.drop_scenario", **told(by, at, "scenario", now))
    now.delete()
