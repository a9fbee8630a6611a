"""What can be done with a plan."""

from samspil.plans.operations.agreeing import agree, put_in_force, review
from samspil.plans.operations.drafting import add_goal, change_goal, draft, move_goal, remove_goal
from samspil.plans.operations.steps import add_step, change_step, do, drop, move

__all__ = [
    "add_goal", "add_step", "agree", "change_goal", "change_step", "do", "draft", "drop", "move", "move_goal",
    "put_in_force", "remove_goal", "review",
]  # fmt: skip
