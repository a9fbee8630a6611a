"""The second fence of people: what finds a person belongs to one institution.

A person's own row has no fence: a name stands wherever a record that may be seen names it, and nobody comes from a name
to a person without what is fenced here.
"""

from samspil.ground.fencing import INSTITUTION, Fence

_OWN = Fence(f"institution_id = {INSTITUTION}")

FENCES = {"Knowing": _OWN, "NameKey": _OWN, "OutsideId": _OWN}
