"""During a call the safety plan of a child stands beside what the foster family knows: agreed in a crisis, by the institution that
runs the line."""

import datetime as dt
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.crisis import service as crisis
from samspil.ground.errors import NotFound


def at_the_line(*, case: UUID, for_: Actor, at: dt.datetime) -> tuple[str, dict[str, Any]] | None:
    """The plan that was agreed last, or nothing. Two queries at most for each crisis of the file."""
    for found in crisis.of_case(case, for_=for_, at=at):
        try:
            return "desk/_safety_plan.html", {"plan": crisis.plan(found)}
        except NotFound:
            continue
    return None
