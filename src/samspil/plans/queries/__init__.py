"""Reads of plans, always for somebody. What is not theirs is not there."""

from samspil.plans.queries.around import Near, Seat, Table, Understood, table, understood
from samspil.plans.queries.changes import Change, changes, content
from samspil.plans.queries.circle import Circle, Node, circle
from samspil.plans.queries.family import (
    OwnPage,
    OwnStep,
    answered,
    family_eyes,
    family_plan,
    link,
    links,
    own_of,
    own_page,
    page_of_link,
)
from samspil.plans.queries.over_many import (
    Counted,
    aimed_at_what_keeps_it_going,
    reviewed_on_time,
    standing_still,
    without_review,
)
from samspil.plans.queries.reading import (
    current,
    decided,
    doer,
    earlier,
    get,
    goal,
    goals,
    may_write,
    parts,
    results,
    reviews,
    step,
    versions,
)
from samspil.plans.queries.waits import Summary, decision, on_screen, panel, summary, waiting

__all__ = [
    "Change", "Circle", "Counted", "Near", "Node", "OwnPage", "OwnStep", "Seat", "Summary", "Table", "Understood",
    "aimed_at_what_keeps_it_going", "answered", "changes", "circle", "content", "current", "decided", "decision", "doer",
    "earlier", "family_eyes", "family_plan", "get", "goal", "goals", "link", "links", "may_write", "own_of", "own_page",
    "page_of_link", "on_screen", "panel", "parts", "results", "reviewed_on_time", "reviews", "standing_still", "step", "summary",
    "table", "understood", "versions", "waiting", "without_review",
]  # fmt: skip
