from samspil.supervision.models.asking import Expertise, Piece, Question
from samspil.supervision.models.groups import Apart, Facilitator, Group, Membership, Post, Wish
from samspil.supervision.models.plans import Goal, Growth, Habit, Review, Tap
from samspil.supervision.models.sessions import Action, Attendance, Feed, Note, Session, Theme

__all__ = [
    "Action", "Apart", "Attendance", "Expertise", "Facilitator", "Feed", "Goal", "Group", "Growth", "Habit",
    "Membership", "Note", "Piece", "Post", "Question", "Review", "Session", "Tap", "Theme", "Wish",
]  # fmt: skip
