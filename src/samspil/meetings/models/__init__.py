"""Tables of meetings."""

from samspil.meetings.models.joining import Feed, Guest, SharedScreen
from samspil.meetings.models.meeting import Attendance, Invitation, Meeting, Preparation
from samspil.meetings.models.minutes import Comment, MinutesVersion
from samspil.meetings.models.table import Decision, Dissent, Risk, Task

__all__ = [
    "Attendance",
    "Comment",
    "Decision",
    "Dissent",
    "Feed",
    "Guest",
    "Invitation",
    "Meeting",
    "MinutesVersion",
    "Preparation",
    "Risk",
    "SharedScreen",
    "Task",
]
