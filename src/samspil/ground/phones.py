"""Telephone numbers as people of five countries write them, in one form."""

import re

CODES = {
    "CZ": ("420", (9,)),
    "DK": ("45", (8,)),
    "FI": ("358", tuple(range(5, 13))),
    "GB": ("44", (9, 10)),
    "NL": ("31", (9,)),
}
"""The code of each country and how many digits a number there has after it."""
TRUNK = {"CZ": "", "DK": "", "FI": "0", "GB": "0", "NL": "0"}
"""What stands before a number within the country and falls away after the code."""
_WRITTEN = re.compile(r"[^\d+]")
_OPTIONAL = re.compile(r"\(\s*0\s*\)")


def normal(text: str, country: str) -> str:
    """The number with its country's code, as "+4551234567"; empty where this is no number. A number without a code is one of
    `country`."""
    said = _WRITTEN.sub("", _OPTIONAL.sub("", text.strip()))
    if said.startswith("00"):
        said = "+" + said[2:]
    if "+" in said[1:] or len(said) > 16:
        return ""
    if said.startswith("+"):
        return said if len(said) >= 8 and _fits(said[1:]) else ""
    code, lengths = CODES.get(country, ("", ()))
    trunk = TRUNK.get(country, "")
    local = said.removeprefix(trunk) if trunk else said
    return f"+{code}{local}" if code and len(local) in lengths else ""


def _fits(digits: str) -> bool:
    """A number of one of the five countries has its length; of any other only what all numbers have is asked."""
    for country, (code, lengths) in CODES.items():
        if digits.startswith(code):
            left = digits.removeprefix(code)
            trunk = TRUNK[country]
            return len(left.removeprefix(trunk) if trunk else left) in lengths
    return 7 <= len(digits) <= 15
