"""A text as its sentences, each as it stands, so that a part of it can be chosen."""

import re

END = re.compile(r"(?<=[.!?…])[\"“”»)]*\s+(?=[\"„“«(]?[^\W\d_a-zà-öø-ÿěščřžďťňůąęłśźżńőű])|\n+")
SHORT = re.compile(r"(?:^|[\s(„\"])(?:\w{1,3}|\d+)\.$")


def sentences(text: str) -> list[str]:
    """Sentences of a text in order. A short word or a number with a point ends none: "24. 11.", "MUDr. Novák"."""
    found: list[str] = []
    begins = 0
    for gap in END.finditer(text):
        piece = text[begins : gap.start()].strip()
        if "\n" not in gap.group() and SHORT.search(piece):
            continue
        if piece:
            found.append(piece)
        begins = gap.end()
    rest = text[begins:].strip()
    return [*found, rest] if rest else found
