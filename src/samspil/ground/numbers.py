"""Whole numbers as addresses and hidden fields carry them: anybody may write anything there."""

LARGEST = 2_147_483_647
"""What every database keeps in a column for whole numbers."""


def whole_number(text: object, otherwise: int = 0) -> int:
    """The number that was written with plain digits, if a database can keep it; else `otherwise`.

    `str.isdigit` alone lets through what `int` refuses ("²") and what is thousands of digits long.
    """
    said = "" if text is None else str(text)
    number = int(said) if said.isascii() and said.isdigit() and len(said) <= 10 else -1
    return number if 0 <= number <= LARGEST else otherwise
