"""The second fence of placements: the institution that noted or made it, while it takes part in the case.

A carer acts for no institution; the page that found their placement by their account lifts the fence while it answers.
"""

from samspil.ground.fencing import INSTITUTION, Fence, of

_OWN = Fence(f"institution_id = {INSTITUTION} AND samspil_fence_takes_part(case_id)")
_OF_CARE = of("fostering_care", by="care_id")

FENCES = {
    "Placement": _OWN, "Review": _OWN, "Absence": _OWN, "Care": _OWN,
    "Entitlement": _OF_CARE, "Answer": _OF_CARE, "Receipt": _OF_CARE, "Delegation": _OF_CARE, "Visit": _OF_CARE,
    "Contact": _OF_CARE, "Checkin": _OF_CARE, "Question": _OF_CARE, "Diary": _OF_CARE, "Expense": _OF_CARE,
    "Paper": _OF_CARE,
}  # fmt: skip
