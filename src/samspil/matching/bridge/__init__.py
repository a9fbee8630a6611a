"""Between the tables and the engine: what children need and families are, as frozen facts; the answer, in words."""

from samspil.matching.bridge.compared import Compared, compared, row_now
from samspil.matching.bridge.shown import Column, Heap, Line, Shown, shown

__all__ = ["Column", "Compared", "Heap", "Line", "Shown", "compared", "row_now", "shown"]
