"""Between the tables and the engine: what children need and families are, as frozen facts; the answer, in words."""

from samspil.matching.bridge.clashing import clash_words
from samspil.matching.bridge.compared import Compared, all_compared, compared, row_now
from samspil.matching.bridge.deciding import (
    Lacking,
    Written,
    as_seen,
    lacking,
    on_table,
    stood,
    supports,
    tellable,
    why_not,
    written,
)
from samspil.matching.bridge.many import Many, many
from samspil.matching.bridge.placing import unsure_of
from samspil.matching.bridge.quiet import leave_off
from samspil.matching.bridge.shown import Column, Heap, Line, Shown, shown, title

__all__ = [
    "Column", "Compared", "Heap", "Lacking", "Line", "Many", "Shown", "Written", "all_compared", "as_seen", "clash_words",
    "compared", "lacking", "leave_off", "many", "on_table", "row_now", "shown", "stood", "supports", "tellable", "title",
    "unsure_of", "why_not", "written",
]  # fmt: skip
