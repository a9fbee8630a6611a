"""A plan on stage: Jana drafts it, the mother and the club have steps."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from samspil.formulations import service as maps
from samspil.people import service as people
from samspil.plans import service as plans
from samspil.plans.terms import Who
from tests.cast import NOW, TODAY

REVIEW = TODAY + dt.timedelta(weeks=12)


LEVELS = {
    -2: "No morning on time", -1: "2 mornings of 5", 0: "4 mornings of 5", 1: "All mornings of a week",
    2: "All mornings of a month",
}  # fmt: skip


LEVEL_FIELDS = dict(zip(("much_less", "less", "expected", "more", "much_more"), LEVELS.values(), strict=True))
"""The same, as the form of a goal asks for them."""


@dataclass
class Scene:
    plan: Any
    goal: Any
    step: Any
    mother: Any


def days(n: int) -> dt.date:
    return TODAY + dt.timedelta(days=n)


def mother_of(cast: Any) -> Any:
    by = cast.actor(cast.jana)
    mother = people.add(by=by, at=NOW, given_name="Kateřina", family_name="Nováková")
    people.bind(by=by, at=NOW, person=mother, to=cast.tereza, kind="mother", since=dt.date(2013, 5, 2))
    return mother


def set_scene(cast: Any) -> Scene:
    by = cast.actor(cast.jana)
    mother = mother_of(cast)
    plan = plans.draft(by=by, at=NOW, case=cast.case.pk, review_on=REVIEW, weeks=12)
    goal = plans.add_goal(by=by, at=NOW, plan=plan, text="Tereza comes to school rested", measure="Mornings on time",
                          baseline="2 of 5", target="4 of 5", levels=LEVELS, start_level=-1)  # fmt: skip
    step = plans.add_step(
        by=by, at=NOW, goal=goal, what="Breakfast together", who=Who(person=mother.pk), due_on=days(10)
    )
    return Scene(plan, goal, step, mother)


def card_of(cast: Any, text: str = "Nobody wakes her", field: str = "perpetuating") -> Any:
    """A card on the map of the case; the map begins with the first one."""
    by = cast.actor(cast.jana)
    board = maps.start(by=by, at=NOW, case=cast.case)
    return maps.add_factor(by=by, at=NOW, map=board, field=field, text=text)


def note_tried(cast: Any, what: str = "An assistant fetches her in the morning", **more: Any) -> None:
    by = cast.actor(cast.jana)
    board = maps.start(by=by, at=NOW, case=cast.case)
    told = {"outcome": "did_not_last", "period": "last spring", "why": "The assistants changed."} | more
    maps.note_tried(by=by, at=NOW, map=board, what=what, **told)
