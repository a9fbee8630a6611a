"""The second fence of people's own files: for institutions, everybody at the table of the case.

A person who reads their own file acts for no institution; the page that found them by account or invitation lifts the
fence for as long as it answers, and what reaches them is decided by this room.
"""

from samspil.ground.fencing import Fence, of

_TABLE = Fence("samspil_fence_takes_part(case_id)")

FENCES = {
    "Reader": _TABLE,
    "Key": of("rights_reader", by="reader_id"),
    "Statement": _TABLE,
    "Withheld": _TABLE,
    "Request": _TABLE,
    "Pack": _TABLE,
    "Mark": of("rights_pack", by="pack_id"),
}
