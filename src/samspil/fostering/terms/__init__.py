"""The words of fostering: codes of the placement history, and those of a placement in a family of ours."""

from samspil.fostering.terms.codes import PLACE_OF_SETTING, SETTING_OF_CODE, Absence, Setting, setting_of
from samspil.fostering.terms.guiding import (
    ASKED,
    SCALE,
    ContactState,
    ExpenseState,
    Sign,
    VisitKind,
    signs,
)
from samspil.fostering.terms.knowing import (
    EMERGENCY_HOURS,
    GROUPS,
    ITEMS,
    Answered,
    Decides,
    Group,
    Item,
    Standing,
    Task,
    Withheld,
)
from samspil.fostering.terms.placing import (
    BREAKDOWN,
    BREAKDOWN_SAYS,
    BREAKDOWN_VERSION,
    BREAKDOWNS,
    PLANNED,
    Allowance,
    End,
)

__all__ = [
    "ASKED", "BREAKDOWN", "BREAKDOWNS", "BREAKDOWN_SAYS", "BREAKDOWN_VERSION", "EMERGENCY_HOURS", "GROUPS", "ITEMS", "PLACE_OF_SETTING",
    "PLANNED", "SCALE", "SETTING_OF_CODE", "Absence", "Allowance", "Answered", "ContactState", "Decides", "End", "ExpenseState",
    "Group", "Item", "Setting", "Sign", "Standing", "Task", "VisitKind", "Withheld", "setting_of", "signs",
]  # fmt: skip
