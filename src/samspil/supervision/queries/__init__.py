from samspil.supervision.queries.asking import Knows, knowers, library, matched, own_questions, question, questions_here
from samspil.supervision.queries.day import today, waiting
from samspil.supervision.queries.groups import (
    Choice,
    GroupPage,
    apart_pairs,
    choices,
    group,
    group_page,
    groups,
    membership,
    own_board,
    own_group,
    post,
    programmes_here,
)
from samspil.supervision.queries.own import OwnPage, own, own_goal, own_plan, own_session
from samspil.supervision.queries.plans import FamilyPage, Picture, family_page, goal, goals_of, pictures, plan, plans
from samspil.supervision.queries.sessions import SessionPage, action, attendance, session, session_page
from samspil.supervision.queries.year import Cell, GroupRow, YearPage, delivered, theme, themes, year_page

__all__ = [
    "Cell", "Choice", "FamilyPage", "GroupPage", "GroupRow", "Knows", "OwnPage", "Picture", "SessionPage", "YearPage", "action",
    "apart_pairs", "attendance", "choices", "delivered", "family_page", "goal", "goals_of", "group", "group_page", "groups",
    "knowers", "library", "matched", "membership", "own", "own_board", "own_goal", "own_group", "own_plan", "own_questions",
    "own_session", "own_year", "pictures", "plan", "plans", "post", "programmes_here", "question", "questions_here", "session",
    "session_page", "theme", "themes", "today", "waiting", "year_page",
]  # fmt: skip
