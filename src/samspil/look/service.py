"""The design system's door: how dates are written and read, how two texts differ, and which parts fill a page."""

from samspil.look.answers import SeeOther, handed_out, see_other
from samspil.look.dates import age, clock, day, day_long, minutes, moment, month, near_day, weekday, when
from samspil.look.differences import Paragraph, Piece, by_paragraph, differences
from samspil.look.inputs import DateField, TimeField, add_problems, both, with_revision
from samspil.look.limits import too_many
from samspil.look.panels import Panel, fill, panels
from samspil.look.public_forms import OnceForm, OwnForm, TrappedForm
from samspil.look.reading import NotADay, read_day, read_time
from samspil.look.rests import Lent, Rests, acting, lending, mark_of, soonest, stands
from samspil.look.seers import who_page
from samspil.look.sights import DayAsked, Seen, Sight, day_asked, others, see_too, seen

__all__ = [
    "DateField",
    "DayAsked",
    "Lent",
    "NotADay",
    "OnceForm",
    "OwnForm",
    "Panel",
    "Paragraph",
    "Piece",
    "Rests",
    "SeeOther",
    "Seen",
    "Sight",
    "TimeField",
    "TrappedForm",
    "acting",
    "add_problems",
    "age",
    "both",
    "by_paragraph",
    "clock",
    "day",
    "day_asked",
    "day_long",
    "differences",
    "fill",
    "handed_out",
    "lending",
    "mark_of",
    "minutes",
    "moment",
    "month",
    "near_day",
    "others",
    "panels",
    "read_day",
    "read_time",
    "see_other",
    "see_too",
    "seen",
    "soonest",
    "stands",
    "too_many",
    "weekday",
    "when",
    "who_page",
    "with_revision",
]  # fmt: skip
