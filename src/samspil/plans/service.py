"""The door of plans: goals, steps, who does them by when, who agrees, and when everybody looks again."""

from samspil.plans.operations import (
    add_goal,
    add_step,
    agree,
    change_goal,
    change_step,
    do,
    draft,
    drop,
    move,
    move_goal,
    put_in_force,
    remove_goal,
    review,
)
from samspil.plans.operations.agreeing import missing
from samspil.plans.operations.erasing import erase
from samspil.plans.policy import who_could
from samspil.plans.queries import (
    Change,
    Summary,
    Table,
    Understood,
    changes,
    content,
    current,
    decided,
    decision,
    doer,
    earlier,
    get,
    goal,
    goals,
    may_write,
    panel,
    step,
    summary,
    table,
    understood,
    versions,
    waiting,
)

__all__ = [
    "Change", "Summary", "Table", "Understood", "add_goal", "add_step", "agree", "change_goal", "change_step", "changes",
    "content", "current", "decided", "decision", "do", "doer", "draft", "drop", "earlier", "erase",
    "get", "goal", "goals", "may_write", "missing",
    "move", "move_goal", "panel", "put_in_force", "remove_goal", "review", "step", "summary", "table",
    "understood", "versions", "waiting", "who_could",
]  # fmt: skip
