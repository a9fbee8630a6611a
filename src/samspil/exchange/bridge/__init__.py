"""Between the return's engine and the rooms: rows become children as the rooms know them, and records become rows again."""

from samspil.exchange.bridge.reading import TABLE_NAMES, Child, Kept, Reading, read_return, text_of
from samspil.exchange.bridge.showing import ShownTable, from_the_return
from samspil.exchange.bridge.writing import (
    as_day,
    as_row,
    as_sex,
    compose,
    new_breaks,
    said,
    sex_code,
    written,
)

__all__ = [
    "TABLE_NAMES", "Child", "Kept", "Reading", "ShownTable", "as_day", "as_row", "as_sex", "compose", "from_the_return",
    "new_breaks", "read_return", "said", "sex_code", "text_of", "written",
]  # fmt: skip
