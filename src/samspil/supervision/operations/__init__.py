from samspil.supervision.operations.asking import (
    answer,
    ask,
    follow,
    found_useful,
    keep_for_others,
    name_oneself,
    offer,
    pass_back,
    take,
    withdraw,
)
from samspil.supervision.operations.boarding import hide, let_through, post
from samspil.supervision.operations.feeding import Handed, end_feed, hand_out_feed, make_feed
from samspil.supervision.operations.forming import (
    Leader,
    NewGroup,
    end_apart,
    end_facilitator,
    end_group,
    form_group,
    form_groups,
    join,
    keep_apart,
    leave,
    name_facilitator,
    wish,
)
from samspil.supervision.operations.growing import (
    NewGoal,
    end_goal,
    review,
    set_goal,
    set_reminder,
    start_plan,
    tap,
)
from samspil.supervision.operations.meeting import (
    action_done,
    agree,
    call_off,
    family_seen,
    keep_note,
    move_session,
    note_attendance,
    plan_family_session,
    plan_group_session,
    say_coming,
    say_why,
)
from samspil.supervision.operations.reminding import remind
from samspil.supervision.operations.themes import set_theme

__all__ = [
    "Handed", "Leader", "NewGoal", "NewGroup", "action_done", "agree", "answer", "ask", "call_off", "end_apart", "end_facilitator",
    "end_feed", "end_goal", "end_group", "family_seen", "follow", "form_group", "form_groups", "found_useful",
    "hand_out_feed", "hide", "join", "keep_apart", "keep_for_others", "keep_note", "leave", "let_through",
    "make_feed", "move_session", "name_facilitator", "name_oneself", "note_attendance", "offer", "pass_back",
    "plan_family_session", "plan_group_session", "post", "remind", "review", "say_coming", "say_why", "set_goal",
    "set_reminder", "set_theme", "start_plan", "take", "tap", "wish", "withdraw",
]  # fmt: skip
