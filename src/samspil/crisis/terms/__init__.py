"""Words of crises: what is told on the phone, what is decided, what the work is."""

from samspil.crisis.terms.calling import (
    DANGER_SAYS,
    DUE_VERBS,
    Answer,
    Danger,
    Due,
    Queue,
    Teller,
    Where,
)
from samspil.crisis.terms.deciding import (
    FIRST_OF_MEASURES,
    Instead,
    Measure,
    Point,
    Safe,
    Type,
    VoiceRole,
)
from samspil.crisis.terms.working import (
    CLOSING_DAYS,
    DAYS,
    GOALS,
    GOALS_OF,
    HOURS_A_WEEK,
    OFFICE,
    OUTSIDE_SHARE,
    START_DAYS,
    VISITS_A_WEEK,
    Aspect,
    Ending,
    Help,
    Mode,
    Phase,
    Reached,
    Sign,
)

__all__ = [
    "CLOSING_DAYS", "DANGER_SAYS", "DAYS", "DUE_VERBS", "FIRST_OF_MEASURES", "GOALS", "GOALS_OF", "HOURS_A_WEEK", "OFFICE",
    "OUTSIDE_SHARE", "START_DAYS", "VISITS_A_WEEK", "Answer", "Aspect", "Danger", "Due", "Ending", "Help",
    "Instead", "Measure", "Mode", "Phase", "Point", "Queue", "Reached", "Safe", "Sign", "Teller", "Type", "VoiceRole", "Where",
]  # fmt: skip
