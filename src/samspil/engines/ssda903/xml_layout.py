"""Where each table stands in the XML form (EXPSSDA903), shared by reading and writing.

    EXPSSDA903 > CHILD > HEADER (its own elements; UASC, OC3 and AD1 flat among them; AREVIEW, AMISSING, PERMANENCE, OC2, AD_PLACED
    nested) and CHILD > EPISODE.

What this layout cannot say (a date of birth in a review that differs from the header's, a second header, columns of one's own) is
written as a RECORD of our own, so that no cell is lost:

    RECORD TABLE="reviews" > F N="column"     (J="1": name and text are JSON, for characters XML does not allow)

under CHILD, or under UNPLACED at the end for rows that name no child.
"""

from __future__ import annotations

ROOT = "EXPSSDA903"
NESTED = {
    "AREVIEW": "reviews",
    "AMISSING": "missing",
    "PERMANENCE": "previous_permanence",
    "OC2": "oc2",
    "AD_PLACED": "placed_for_adoption",
}
FLAT = {
    "oc3": ("IN_TOUCH", "ACTIV", "ACCOM"),
    "ad1": ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
    "uasc": ("DUC",),
}
FLAT_TABLE = {tag: name for name, tags in FLAT.items() for tag in tags}
HEADER = ("UPN", "SEX", "DOB", "ETHNIC", "UASC", "MOTHER", "MC_DOB")
EPISODE = (
    "DECOM", "RNE", "LS", "CIN", "PL", "PL_POST", "HOME_POST", "URN", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE",
    "PL_LA", "PL_DISTANCE", "PL_LOCATION",
)  # fmt: skip
TAG_COLUMN = {"PL": "PLACE"}
INHERITED = ("DOB", "SEX")  # a nested table takes these from the header
