"""What the page of a crisis shows of the decisions and of the work at home, worked out from its rows."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.crisis.models import Crisis, Goal, Programme
from samspil.crisis.queries.fidelity import Seen, Week, fidelity, phase, weeks
from samspil.crisis.terms import GOALS, START_DAYS, Measure, Phase, Point, Safe, Sign, VoiceRole


@dataclass(frozen=True, slots=True)
class Work:
    row: Programme
    phase: Phase
    steps: list[tuple[str, dt.date, str]]
    goals: list[Goal]
    weeks: list[Week]
    fidelity: list[Seen]
    supervisions: list[Any]


def work(crisis: Crisis, contacts: list[Any], *, for_: Actor, at: dt.datetime) -> Work | None:
    """Two queries, or none."""
    row = getattr(crisis, "programme", None)
    if row is None:
        return None
    advised = list(row.supervisions.select_related("account").order_by("-on", "-id"))
    today, zone = for_.day(at), for_.law_zone
    goals = goals_of(row)
    for goal in goals:
        goal.label = GOALS[goal.code]
    return Work(
        row, phase(row, today), list(_steps(row, today)), goals, weeks(row, contacts, zone=zone, today=today),
        fidelity(crisis, row, contacts, goals, advised=len(advised), zone=zone, today=today), advised,
    )  # fmt: skip


def goals_of(row: Programme) -> list[Any]:
    """In the order of the method. One query."""
    order = list(GOALS)
    return sorted(row.goals.all(), key=lambda goal: order.index(goal.code))


def _steps(row: Programme, today: dt.date) -> Iterator[tuple[str, dt.date, str]]:
    """The way of the help, with the day of each step and whether it is done, to come or late."""
    first = row.started_on + dt.timedelta(days=START_DAYS)
    yield _("First days"), first, "done" if today >= first else "now"
    yield _("Mid evaluation"), row.mid_on or row.mid_due_on, _state(row.mid_on, row.mid_due_on, today)
    closing = row.closing_on or row.due_on - dt.timedelta(days=4)
    yield _("Closing days"), closing, _state(row.closing_on or row.ended_on, closing, today)
    yield _("End at the latest"), row.ended_on or row.due_on, _state(row.ended_on, row.due_on, today)


def _state(done: dt.date | None, due: dt.date, today: dt.date) -> str:
    return "done" if done else "late" if today > due else "todo"


def decided(decisions: list[Any], gates: list[Any]) -> list[Any]:
    """Each decision with how many have decided, which measures were passed over, and whether a bed came of it."""
    stays = {g.decision_id for g in gates if g.stay}
    for made in decisions:
        voices = list(made.voices.all())
        made.spoken = 1 + sum(1 for v in voices if v.said_at)
        made.whole = made.spoken == 1 + len(VoiceRole)
        made.named = len({v.role for v in voices}) == len(VoiceRole)
        made.passed = [(Measure(m).label, why) for m, why in made.passed_over.items() if m in Measure.values]
        made.bed = made.pk in stays
    return decisions


def points(looks: list[Any]) -> list[tuple[Any, str, Any]]:
    """The eight points of the last look; what nobody answered is not known."""
    said = looks[0].points if looks else {}
    return [(p.label, said.get(p, Safe.NOT_KNOWN), Safe(said.get(p, Safe.NOT_KNOWN)).label) for p in Point]


def signs(row: Any) -> list[Any]:
    return [Sign(code).label for code in row.signs if code in Sign.values]
