"""Cells of lists that people open in a spreadsheet."""

from typing import Any

RISKY = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: Any) -> Any:
    """A text that a spreadsheet would carry out begins with an apostrophe and stays a text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value
