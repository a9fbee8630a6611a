"""The door of plans: goals from what keeps it going, steps, who does them by when, who agrees, when everybody looks again,
how far each goal got; the family's own page with its one-tap answers; what waits too long."""

import dataclasses
import datetime as dt
from typing import Any
from uuid import UUID

from samspil.access.service import NOBODY, Actor
from samspil.ground import fence
from samspil.institutions import service as institutions
from samspil.plans.operations import (
    add_goal,
    add_step,
    agree,
    change_goal,
    change_step,
    do,
    draft,
    drop,
    end_link,
    finish,
    make_link,
    move,
    move_goal,
    open_link,
    put_in_force,
    remove_goal,
    review,
    say_done,
    take_answer_back,
    tell_overdue,
)
from samspil.plans.operations.agreeing import missing
from samspil.plans.operations.erasing import erase
from samspil.plans.policy import who_could, who_holds
from samspil.plans.queries import (
    Change,
    Circle,
    Counted,
    Node,
    OwnPage,
    OwnStep,
    Summary,
    Table,
    Understood,
    agreed,
    aimed_at_what_keeps_it_going,
    answered,
    changes,
    circle,
    content,
    current,
    decided,
    decision,
    doer,
    earlier,
    family_eyes,
    family_plan,
    get,
    goal,
    goals,
    link,
    links,
    may_write,
    measured,
    on_screen,
    own_of,
    own_page,
    page_of_link,
    panel,
    parts,
    past_review,
    results,
    reviewed_on_time,
    reviews,
    standing_still,
    step,
    summary,
    table,
    understood,
    versions,
    waiting,
    without_levels,
    without_review,
)
from samspil.plans.queries.paper import fridge

__all__ = [
    "Change", "Circle", "Counted", "Node", "OwnPage", "OwnStep", "Summary", "Table", "Understood", "add_goal",
    "add_step", "agree", "agreed", "aimed_at_what_keeps_it_going", "answered", "by_the_clock", "change_goal", "change_step",
    "changes", "circle", "content", "current", "decided", "decision", "do", "doer", "draft", "drop", "earlier",
    "end_link", "erase", "family_eyes", "family_plan", "finish", "fridge", "get", "goal", "goals", "link", "links",
    "make_link", "may_write", "measured", "missing", "move", "move_goal", "on_screen", "open_link", "own_of", "own_page", "page_of_link",
    "panel", "parts", "past_review", "put_in_force", "remove_goal", "results", "review", "reviewed_on_time", "reviews", "say_done",
    "standing_still", "step", "summary", "table", "take_answer_back", "tap", "tell_overdue", "understood", "versions",
    "waiting", "who_could", "who_holds", "without_levels", "without_review",
]  # fmt: skip


def by_the_clock(*, at: dt.datetime) -> None:
    """What waits too long is told to who leads the team of its owner, once."""
    for home in institutions.every():
        by = dataclasses.replace(NOBODY, institution=home.pk, time_zone=home.time_zone, at=at)
        with fence.acting(by, at=at):
            tell_overdue(by=by, at=at)


def tap(*, by: Actor, at: dt.datetime, plan: Any, person: Any, step: UUID, said: str, day: str = "") -> None:
    """One tap of somebody of the family, on the page behind an address or in their own file: an answer for a day, or, for
    a step that is done once, done; "undo" takes back what was said."""
    told = {"by": by, "at": at, "step": own_of(plan, person.pk, step), "person": person}
    on = _day(day)
    if on is None:
        finish(**told, done=said != "undo")
    elif said == "undo":
        take_answer_back(**told, day=on)
    else:
        say_done(**told, day=on, said=said)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None
