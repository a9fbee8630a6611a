"""The plan of a reduction in words and as a picture: what was, what is aimed at, what a scenario would bring."""

from typing import Any

from django.utils.translation import gettext as _

from samspil.beds.bridge import drawing
from samspil.beds.bridge.accounting import Reduction
from samspil.beds.bridge.telling import result
from samspil.beds.models import Scenario
from samspil.beds.terms import Metric


def plan_title(found: Reduction) -> str:
    return _("Plan: %(percent)s %% fewer %(metric)s by %(year)s") % {
        "percent": found.aim.percent, "metric": found.metric, "year": found.aim.by_year,
    }  # fmt: skip


def plan_sentences(found: Reduction) -> list[str]:
    """The base, where it stands now, what is aimed at; for whom."""
    aim = found.aim
    said = [
        _("For %(population)s. Base year %(year)s.") % {"population": aim.population, "year": aim.base_year}
    ]
    if found.base is None:
        said.append(_("The base year is not written down yet, so no change can be said."))
        return said
    told: dict[str, Any] = {
        "base": found.base,
        "year": aim.base_year,
        "now": found.now,
        "metric": found.metric,
    }
    said.append(_("%(base)s %(metric)s in %(year)s, %(now)s in the last twelve months.") % told)
    if found.change is not None:
        percent = round(abs(100 * found.change))
        words = _("That is %(percent)s %% fewer.") if found.change >= 0 else _("That is %(percent)s %% more.")
        said.append(words % {"percent": percent})
    if found.goal is not None:
        said.append(_("The aim is %(goal)s or fewer.") % {"goal": f"{found.goal:g}"})
    if found.per_child is not None:
        said.append(
            _("Counted for each child of the population: %(percent)s %%.")
            % {"percent": f"{-100 * found.per_child:+.0f}"}
        )
    if found.silent:
        said.append(
            _(
                "Of %(n)s of the balancing measures nothing is recorded yet: the reduction is not proved harmless."
            )
            % {"n": found.silent}
        )
    return said


def plan_picture(found: Reduction, scenario: Scenario | None) -> drawing.Picture:
    """A scenario goes on from now only where beds are counted: it says nothing of bed-days."""
    metric = found.aim.metric
    past = [(line.year, float(value)) for line in found.years if (value := line.value(metric)) is not None]
    told = result(scenario) if scenario and metric == Metric.STAFFED else None
    ahead = [(step.year, float(step.beds)) for step in told.steps] if told else []
    said = ", ".join(f"{year}: {value:g}" for year, value in [*past, *ahead])
    goal_words = _("aim: %(goal)s") % {"goal": f"{found.goal:g}"} if found.goal is not None else ""
    if not past and not ahead:
        past = [(found.aim.base_year, 0.0)]
    return drawing.path(past, ahead, found.goal, title=plan_title(found), told=said, goal_words=goal_words)
