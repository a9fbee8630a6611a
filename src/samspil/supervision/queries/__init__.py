from samspil.supervision.queries.asking import (
    Knows,
    expertise,
    knowers,
    library,
    matched,
    own_questions,
    question,
    questions_here,
    topics_known,
    waits,
)
from samspil.supervision.queries.calendar import own_feed
from samspil.supervision.queries.day import (
    today,
    waiting,
)
from samspil.supervision.queries.groups import (
    Choice,
    GroupPage,
    apart_pairs,
    choices,
    facilitator,
    group,
    group_page,
    groups,
    membership,
    own_board,
    own_group,
    post_row,
    programmes_here,
    staff_choices,
    wishes,
)
from samspil.supervision.queries.own import (
    OwnPage,
    call_panel,
    own,
    own_action,
    own_goal,
    own_missed,
    own_plan,
    own_session,
    panel,
)
from samspil.supervision.queries.plans import (
    FamilyPage,
    Picture,
    family_page,
    goal,
    goals_of,
    pictures,
    plan,
    plans,
)
from samspil.supervision.queries.sessions import (
    SessionPage,
    action,
    attendance,
    session,
    session_page,
)
from samspil.supervision.queries.year import (
    Cell,
    GroupRow,
    YearPage,
    delivered,
    goal_counts,
    theme,
    themes,
    year_page,
)

__all__ = [
    "Cell", "Choice", "FamilyPage", "GroupPage", "GroupRow", "Knows", "OwnPage", "Picture", "SessionPage", "YearPage",
    "action", "apart_pairs", "attendance", "call_panel", "choices", "delivered", "expertise", "facilitator", "family_page", "goal",
    "goal_counts", "goals_of", "group", "group_page", "groups", "knowers", "library", "matched", "membership", "own",
    "own_action", "own_board", "own_feed", "own_goal", "own_group", "own_missed", "own_plan", "own_questions", "own_session",
    "panel", "pictures", "plan", "plans", "post_row", "programmes_here", "question", "questions_here", "session", "session_page",
    "staff_choices", "theme", "themes", "today", "topics_known", "waiting", "waits", "wishes", "year_page",
]  # fmt: skip
