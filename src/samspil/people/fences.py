"""The second fence of people: what finds a person belongs to one institution.

A person's own row has no fence: a name stands wherever a record that may be seen names it, and nobody comes from a name
to a person without what is fenced here. An address and a household stand there for everybody, so that whoever protects one is
heeded by all; where it is, is held back from others than who noted it, and later rooms say to whom it was told.
"""

from samspil.ground.fencing import EVERY_ROW, INSTITUTION, Fence

_OWN = Fence(f"institution_id = {INSTITUTION}")

_NOTED = f"NOT protected OR noted_by_id = {INSTITUTION}"

FENCES = {
    "Knowing": _OWN, "NameKey": _OWN, "OutsideId": _OWN, "PossibleDouble": _OWN,
    "Address": Fence(EVERY_ROW, held={("street", "postcode", "city", "country"): _NOTED}),
    "Household": Fence(EVERY_ROW, held={("label",): _NOTED}),
}  # fmt: skip
