"""A text as its sentences, each as it stands, so that a part of it can be chosen."""

import re

END = re.compile(r"(?<=[.!?…])([\"“”»)]*)\s+(?=[\"„“«(]?[A-ZÀ-ÖØ-ÞĀ-ŽĚŠČŘŽŤĎŇŮ])|\n+")
SHORTENED = frozenset(
    {
        "MUDr", "Mgr", "Ing", "Bc", "JUDr", "PhDr", "PaedDr", "RNDr", "Dr", "dr", "prof", "doc", "pí", "tj", "tzn", "např",
        "ul", "nám", "cca", "str", "sv", "Mr", "Mrs", "Ms", "St", "kl", "nr", "bijv", "dhr", "mevr", "drs", "mr", "esim",
    }
)  # fmt: skip
LAST = re.compile(r"(\w+)\.$")


def sentences(text: str) -> list[str]:
    """Sentences of a text in order. What is shortened, one letter, or a number with a point ends none: "24. 11."."""
    found: list[str] = []
    begins = 0
    for gap in END.finditer(text):
        line = gap.group(1) is None
        piece = text[begins : gap.start() if line else gap.end(1)].strip()
        if not line and _goes_on(piece):
            continue
        if piece:
            found.append(piece)
        begins = gap.end()
    rest = text[begins:].strip()
    return [*found, rest] if rest else found


def _goes_on(piece: str) -> bool:
    last = LAST.search(piece)
    word = last[1] if last else ""
    return bool(word) and (word.isdecimal() or (len(word) == 1 and word.isupper()) or word in SHORTENED)
