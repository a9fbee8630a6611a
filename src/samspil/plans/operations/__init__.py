"""What can be done with a plan."""

from samspil.plans.operations.agreeing import agree, put_in_force
from samspil.plans.operations.drafting import add_goal, change_goal, draft, move_goal, remove_goal
from samspil.plans.operations.family import end_link, finish, make_link, open_link, say_done, take_answer_back
from samspil.plans.operations.overdue import tell_overdue
from samspil.plans.operations.reviewing import review
from samspil.plans.operations.steps import add_step, change_step, do, drop, move

__all__ = [
    "add_goal", "add_step", "agree", "change_goal", "change_step", "do", "draft", "drop", "end_link", "finish",
    "make_link", "move", "move_goal", "open_link", "put_in_force", "remove_goal", "review", "say_done",
    "take_answer_back", "tell_overdue",
]  # fmt: skip
